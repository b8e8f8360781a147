import { claimDataDirectory } from '#platform/embedded/data-directory.ts'
import { type Inbox, startEmbeddedInbox } from '#platform/embedded/inbox.ts'
import { startEmbeddedPostgres } from '#platform/embedded/postgres.ts'
import { recordServices, type ServiceUrls } from '#platform/embedded/running-services.ts'
import { startEmbeddedValkey } from '#platform/embedded/valkey.ts'
import type { Config } from './config.ts'

export interface Services extends ServiceUrls {
  /** Past any pooler that `databaseUrl` leads through. */
  databaseDirectUrl: string
  /** Only where the built-in mail server runs. */
  inbox: Inbox | undefined
}

/** Called before a step that may take a while. */
export type OnStep = (step: string) => void

/** The services that were named, and embedded ones for those that were not. A named one that is away is never replaced. */
export async function openServices(config: Config, opened: AsyncDisposableStack, onStep: OnStep): Promise<Services> {
  const { databaseUrl, redisUrl, smtpUrl } = config
  const directly = (url: string) => ({ databaseUrl: url, databaseDirectUrl: config.databaseDirectUrl ?? url })
  if (databaseUrl && redisUrl && smtpUrl) return { ...directly(databaseUrl), redisUrl, smtpUrl, inbox: undefined }
  const directory = await claimDataDirectory(config.dataDir)
  opened.defer(directory.release)

  const start = async <T extends { stop: () => Promise<void> }>(
    step: string,
    starter: (dataDirectory: string) => Promise<T>,
  ) => {
    onStep(step)
    const service = await starter(directory.path)
    opened.defer(service.stop)
    return service
  }
  const mail = smtpUrl === undefined ? await start('Starting the inbox', startEmbeddedInbox) : undefined
  const urls: ServiceUrls = {
    databaseUrl: databaseUrl ?? (await start('Starting PostgreSQL', startEmbeddedPostgres)).url,
    redisUrl: redisUrl ?? (await start('Starting Valkey', startEmbeddedValkey)).url,
    smtpUrl: smtpUrl ?? mail?.smtpUrl ?? '',
  }
  opened.defer(recordServices(directory.path, urls).forget)
  return { ...urls, ...directly(urls.databaseUrl), inbox: mail?.inbox }
}
