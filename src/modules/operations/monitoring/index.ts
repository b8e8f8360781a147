export { pauseMonitoring, resumeMonitoring } from './monitoring.commands.ts'
export { monitoringRoutes } from './monitoring.routes.ts'
export { type Recorder, startRecorder } from './start-recorder.ts'
