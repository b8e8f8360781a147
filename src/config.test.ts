import { expect, it } from 'vitest'
import { readConfig } from './config.ts'

it('takes two whole numbers of seconds as MAIL_BACKOFF, and nothing else', () => {
  expect(readConfig({}).mailBackoff).toEqual([60, 900])
  expect(readConfig({ MAIL_BACKOFF: '1,2' }).mailBackoff).toEqual([1, 2])
  for (const wrong of ['60', '60,', '60,900,1', '0,1', '1,86401', '1.5,2', '-1,2', '1e1,2', '60, 900', 'soon,later'])
    expect(() => readConfig({ MAIL_BACKOFF: wrong }), wrong).toThrow('MAIL_BACKOFF')
})
