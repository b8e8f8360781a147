export { addressLines } from './address-lines.ts'
export { AddressRequest, AddressResource, ChangeAddressRequest } from './addresses.schemas.ts'
