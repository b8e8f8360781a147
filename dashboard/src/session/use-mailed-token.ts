import { useLocation } from '@tanstack/react-router'

/** What a mailed link carries behind its `#`, which no server is sent. */
export const useMailedToken = (): string => useLocation({ select: ({ hash }) => decodeURIComponent(hash) })
