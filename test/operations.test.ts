import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { clientOf, newProduct, newUser } from './client.ts'
import { eventually, startSouk } from './harness.ts'

const read = (file: string) => readFileSync(new URL(`../ops/${file}`, import.meta.url), 'utf8')
const functions = new Set(['sum', 'rate', 'max', 'topk', 'histogram_quantile', 'min_over_time', 'by', 'le'])

/** Names and labels of the metrics in a PromQL expression: what is neither text, number, function nor Grafana's own. */
function metricsIn(expression: string): { name: string; labels: string[] }[] {
  const bare = expression.replace(/by \([^)]*\)/g, '').replace(/\[[^\]]*\]/g, '')
  return [...bare.matchAll(/\b([a-z][a-z0-9_]*)(?:\{([^}]*)\})?/g)]
    .map(([, name = '', labels = '']) => ({
      name,
      labels: [...labels.matchAll(/(\w+)=~?"/g)].map(([, label = '']) => label),
    }))
    .filter(({ name }) => name.includes('_') && !functions.has(name))
}

const groupings = (expression: string) =>
  [...expression.matchAll(/by \(([^)]*)\)/g)].flatMap(([, labels = '']) =>
    labels.split(',').map((label) => label.trim()),
  )

/** Every metric of a scrape with its labels, and the one that Prometheus itself adds. */
function labelsByMetric(text: string): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>()
  for (const [, name = '', labels = ''] of text.matchAll(/^([a-z][a-z0-9_]*)(?:\{(.*)\})? \S+$/gm)) {
    const names = [...labels.matchAll(/(\w+)="/g)].map(([, label = '']) => label)
    known.set(name, new Set([...(known.get(name) ?? ['instance']), ...names]))
  }
  return known
}

describe('the dashboard and the alert rules', () => {
  it('name only metrics and labels that /metrics really has', async () => {
    const souk = await startSouk()
    const admin = await newUser(souk, 'admin')
    const mug = await newProduct(admin)
    await admin.get('/products')
    await admin.post('/orders', { items: [{ product_id: mug.id, quantity: 1 }] })
    await clientOf(souk).get('/orders')
    await eventually(() => souk.mailServer.received.length > 0)
    const text = await eventually(async () => {
      const scraped = await (await fetch(`${souk.origin}/metrics`)).text()
      return scraped.includes('messaging_process_duration_seconds_count') && scraped
    })
    const known = labelsByMetric(text)

    const dashboard = JSON.parse(read('grafana/souk.json')) as { panels: { targets: { expr: string }[] }[] }
    const panels = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))
    const alerts = [...read('prometheus/alerts.yml').matchAll(/expr: (?:\|\n((?: {10,}.*\n)+)|(.*)\n)/g)].map(
      ([, block, line]) => block ?? line ?? '',
    )
    expect(panels.length).toBeGreaterThan(20)
    expect(alerts).toHaveLength(read('prometheus/alerts.yml').match(/- alert:/g)?.length ?? 0)
    for (const expression of [...panels, ...alerts]) {
      const metrics = metricsIn(expression)
      expect(metrics.length, expression).toBeGreaterThan(0)
      for (const { name, labels } of metrics) {
        expect([...known.keys()], expression).toContain(name)
        for (const label of [...labels, ...groupings(expression)])
          expect([...(known.get(name) ?? [])], expression).toContain(label)
      }
    }
  })
})
