const heads = [1, 2, 4, 6, 8, 10]

/** Nought, the half and the top of an axis that reaches as far as `most`, in round numbers. */
export function tickValues(most: number, whole: boolean): number[] {
  const ten = 10 ** Math.floor(Math.log10(Math.max(most, 1)))
  const top = ten * (heads.find((head) => head * ten >= most) ?? 10)
  return [0, top / 2, top].filter((tick) => !whole || Number.isInteger(tick))
}
