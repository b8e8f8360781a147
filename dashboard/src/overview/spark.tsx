import classes from './overview.module.css'

const [width, height] = [96, 22]

/** How a figure went over the period, one bar for each step; what each was stands in the chart. */
export function Spark({ values }: { values: readonly number[] }) {
  const most = Math.max(...values, 1)
  const step = width / values.length
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={classes.spark} aria-hidden="true" preserveAspectRatio="none">
      {values.map((value, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a step keeps its place.
          key={at}
          x={at * step + step * 0.15}
          width={step * 0.7}
          y={height - (value / most) * height}
          height={(value / most) * height}
        />
      ))}
    </svg>
  )
}
