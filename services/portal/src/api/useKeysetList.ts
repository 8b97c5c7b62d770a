import { keepPreviousData, useInfiniteQuery, type QueryKey } from '@tanstack/react-query'

interface Page<Row> {
  items: Row[]
  nextCursor: string | null
}

/** A list that grows page by page; the rows so far stay in sight while the filter changes. */
export function useKeysetList<Row>(
  queryKey: QueryKey,
  page: (cursor: string | undefined) => Promise<Page<Row>>,
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
  return {
    rows: query.data?.pages.flatMap((each) => each.items) ?? [],
    loading: query.isPending,
    refreshing: query.isPlaceholderData,
    error: query.error,
    retry: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
    loadingMore: query.isFetchingNextPage,
  }
}

export type KeysetList<Row> = ReturnType<typeof useKeysetList<Row>>
