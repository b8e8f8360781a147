import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './design/global.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { paints, theme } from './design/theme.ts'
import { router } from './router.tsx'
import { queries } from './souk.ts'

/** The page's own styles carry the nonce that the server gave this page. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
Object.assign(window, { __webpack_nonce__: nonce })

createRoot(document.getElementById('root') as HTMLElement).render(
  <QueryClientProvider client={queries}>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={paints}
      defaultColorScheme="auto"
      colorSchemeManager={localStorageColorSchemeManager({ key: 'souk-color-scheme' })}
      getStyleNonce={() => nonce ?? ''}
    >
      <RouterProvider router={router} />
    </MantineProvider>
  </QueryClientProvider>,
)
