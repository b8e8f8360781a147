import { PageHeader } from '../design/page-header.tsx'

export default function ProductsView() {
  return <PageHeader title="Products" />
}
