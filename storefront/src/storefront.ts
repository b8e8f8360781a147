/** Sends a request to the API, as `fetch` does. */
export type CallApi = (request: Request) => Promise<Response>

export interface StorefrontOptions {
  /** Where visitors reach the pages, such as `https://shop.example`: canonical addresses begin with it. */
  origin: string
  /** Hears of what should not happen; the visitor is told that it is not their fault. */
  onError: (error: unknown) => void
}

/** Answers a request for a page at `/shop/{slug}…`. It knows nothing of Souk but the API that it is handed. */
export type Storefront = (request: Request, api: CallApi) => Promise<Response>

export type OpenStorefront = (options: StorefrontOptions) => Storefront
