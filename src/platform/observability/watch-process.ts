import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import type { Metrics } from './metrics.ts'

const resolutionMs = 20

/** This process's memory, its processor time, and how long its event loop keeps others waiting. */
export function watchProcess({ meter }: Metrics): { stop: () => void } {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs })
  delays.enable()
  const seconds = (nanoseconds: number) => (Number.isNaN(nanoseconds) ? 0 : nanoseconds / 1e9)
  const delay = (name: string) =>
    meter.createObservableGauge(`nodejs.eventloop.delay.${name}`, {
      description: `Event-loop delay since the last look: ${name}.`,
      unit: 's',
    })
  const [p50, p99, max] = [delay('p50'), delay('p99'), delay('max')]
  meter.addBatchObservableCallback(
    (gauges) => {
      gauges.observe(p50, seconds(delays.percentile(50)))
      gauges.observe(p99, seconds(delays.percentile(99)))
      gauges.observe(max, seconds(delays.max))
      delays.reset()
    },
    [p50, p99, max],
  )

  let utilization = performance.eventLoopUtilization()
  meter
    .createObservableGauge('nodejs.eventloop.utilization', {
      description: 'Share of time the loop was busy.',
      unit: '1',
    })
    .addCallback((gauge) => {
      const now = performance.eventLoopUtilization()
      gauge.observe(performance.eventLoopUtilization(now, utilization).utilization)
      utilization = now
    })
  meter
    .createObservableGauge('process.resident_memory', { description: 'Memory of the process.', unit: 'By' })
    .addCallback((gauge) => gauge.observe(process.memoryUsage.rss()))
  meter
    .createObservableGauge('v8js.memory.heap.used', { description: 'Memory of its JavaScript objects.', unit: 'By' })
    .addCallback((gauge) => gauge.observe(process.memoryUsage().heapUsed))
  meter
    .createObservableCounter('process.cpu', { description: 'Processor time of the process.', unit: 's' })
    .addCallback((counter) => {
      const { user, system } = process.cpuUsage()
      counter.observe((user + system) / 1e6)
    })
  return { stop: () => delays.disable() }
}
