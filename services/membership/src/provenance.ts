export { originColumns, timeColumns } from '@alliance/service-kit/database/columns'
