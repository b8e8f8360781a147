export { addressLines } from './address-lines.ts'
export { AddressChanges, AddressRequest, AddressResource } from './addresses.schemas.ts'
