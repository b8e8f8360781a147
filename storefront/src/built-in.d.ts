/** Addresses of what the build made for the browser; written in by the build. */
declare const builtFiles: { script: string; styles: string; font: string }
/** Of the contract; written in by the build. */
declare const countryCodes: string[]
