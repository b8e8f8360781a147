import { z } from 'zod'
import { AddressResource } from '#modules/sales/addresses/index.ts'

export const BuyerAddressResource = AddressResource.extend({ id: z.int() }).meta({ id: 'BuyerAddress' })
export type BuyerAddressResource = z.infer<typeof BuyerAddressResource>
