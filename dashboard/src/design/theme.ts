import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'
import { say } from '../language/say.ts'

/** The green of glazed tiles: what one may press, and what is chosen. */
const tile: MantineColorsTuple = [
  '#e9f5f2',
  '#d3e9e4',
  '#a5d3c9',
  '#74bcae',
  '#4da896',
  '#349b87',
  '#12796a',
  '#0e5e54',
  '#0a4b43',
  '#053a34',
]
/** Paper and ink instead of grey: warm in the light, neutral in the dark. */
const gray: MantineColorsTuple = [
  '#faf9f6',
  '#f3f1ec',
  '#e7e4dc',
  '#d9d5ca',
  '#c2bdb0',
  '#a39d8f',
  '#757065',
  '#575349',
  '#3a3730',
  '#24221d',
]
const dark: MantineColorsTuple = [
  '#e8e7e3',
  '#c5c4be',
  '#a3a29b',
  '#85847d',
  '#52524c',
  '#3a3b37',
  '#2b2c29',
  '#1d1e1c',
  '#161715',
  '#0f100f',
]

const onSurface = { background: 'var(--surface)' }
const overlayTitle = { fontSize: '0.875rem', fontWeight: 600 }

export const theme = createTheme({
  primaryColor: 'tile',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.28,
  colors: { tile, gray, dark },
  black: '#1f1d18',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  headings: {
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h3: { fontSize: '0.8125rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' }, styles: { root: { fontWeight: 550 } } },
    PasswordInput: { defaultProps: { visibilityToggleButtonProps: { 'aria-label': say('Show what is typed') } } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: false } },
    Modal: {
      defaultProps: { centered: true, radius: 'lg', padding: 24, overlayProps: { backgroundOpacity: 0.35 } },
      styles: { content: onSurface, header: onSurface, title: overlayTitle },
    },
    Drawer: {
      defaultProps: { position: 'right', padding: 24, overlayProps: { backgroundOpacity: 0.3 } },
      styles: { content: onSurface, header: onSurface, title: overlayTitle },
    },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': say('Close the notice') } } },
    Menu: { styles: { dropdown: onSurface } },
    Popover: { styles: { dropdown: onSurface } },
  },
})

/** What the parts of a page are painted with, by role and not by shade. */
export const paints: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f6f5f1',
    '--mantine-color-text': '#1f1d18',
    '--mantine-color-dimmed': '#6b665a',
    '--mantine-color-placeholder': '#767165',
    '--mantine-color-default-border': '#dcd8cd',
    '--surface': '#ffffff',
    '--surface-sunken': '#faf9f6',
    '--hairline': '#e8e5dc',
    '--mantine-color-error': '#b3362b',
    '--good': '#1f7a43',
    '--warn': '#8f5a06',
    '--bad': '#b3362b',
    '--accent': '#0e5e54',
    '--accent-soft': '#e3f0ed',
    '--spark': '#c8871a',
  },
  dark: {
    '--mantine-color-body': '#121311',
    '--mantine-color-text': '#e8e7e3',
    '--mantine-color-dimmed': '#a09f98',
    '--mantine-color-placeholder': '#8d8c85',
    '--mantine-color-default': '#20211f',
    '--mantine-color-default-border': '#3a3b37',
    '--surface': '#1a1b19',
    '--surface-sunken': '#161715',
    '--hairline': '#2b2c29',
    '--mantine-color-error': '#f08c7f',
    '--good': '#6fce93',
    '--warn': '#e5b45a',
    '--bad': '#f08c7f',
    '--accent': '#5cc0ad',
    '--accent-soft': '#1b302c',
    '--spark': '#e5b45a',
  },
})
