import type { ReactNode } from 'react'
import type { Visit } from './visit.ts'

/** What stands in a page's head besides what all have. */
export interface Head {
  title: string
  description?: string | null | undefined
  /** The one address of what is shown; without it no search engine is to keep the page. */
  canonical?: string | undefined
  type?: 'website' | 'product'
  image?: { url: string; width: number; height: number; alt: string } | null | undefined
  /** schema.org data. */
  data?: object[]
}

export interface Page {
  head: Head
  body: ReactNode
  status?: number
  headers?: Record<string, string>
  cookies?: string[]
  /** Of one visitor alone, and kept by nobody. */
  isPrivate?: boolean
}

export type Parts = Record<string, string>

/** Makes a page, or answers with what is none, such as a redirect. */
export type Show = (visit: Visit, parts: Parts) => Promise<Page | Response>
