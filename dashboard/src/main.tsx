import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './design/global.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { paints, theme } from './design/theme.ts'
import { pageNonce } from './page-nonce.ts'
import { router } from './router.tsx'
import { queries } from './souk.ts'

// The component library's styles carry it.
Object.assign(window, { __webpack_nonce__: pageNonce })

const shown = createRoot(document.getElementById('root') as HTMLElement)

shown.render(
  <QueryClientProvider client={queries}>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={paints}
      defaultColorScheme="auto"
      colorSchemeManager={localStorageColorSchemeManager({ key: 'souk-color-scheme' })}
      getStyleNonce={() => pageNonce ?? ''}
    >
      <RouterProvider router={router} />
    </MantineProvider>
  </QueryClientProvider>,
)
