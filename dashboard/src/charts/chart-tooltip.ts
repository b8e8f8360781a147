import type uPlot from 'uplot'
import classes from './trend-chart.module.css'

/** What stands under the pointer: a heading, the main figure, and another. */
export function tooltip(describe: (at: number) => [string, string, string] | undefined): uPlot.Plugin {
  const box = document.createElement('div')
  box.className = classes.tooltip ?? ''
  const [heading, figure, other] = [
    document.createElement('span'),
    document.createElement('strong'),
    document.createElement('span'),
  ]
  box.append(heading, figure, other)
  return {
    hooks: {
      init: (chart) => chart.over.append(box),
      setCursor: (chart) => {
        const { idx, left = 0 } = chart.cursor
        const words = idx === null || idx === undefined || left < 0 ? undefined : describe(idx)
        box.style.display = words === undefined ? 'none' : 'block'
        if (words === undefined) return
        ;[heading.textContent, figure.textContent, other.textContent] = words
        const width = chart.over.clientWidth
        box.style.left = `${left + box.offsetWidth + 24 > width ? left - box.offsetWidth - 12 : left + 12}px`
      },
    },
  }
}
