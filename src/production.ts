/** React makes a mail four times as fast when it knows that nobody develops with it; it looks once, when it is loaded. */
process.env.NODE_ENV ??= 'production'
