import { expect, it } from 'vitest'
import { ratingCodeIn } from './rating-code.ts'

const code = 'AZjA3gAAcACAAAAAAAAAAG-Zx_0aB1cD2eF3gH'

it('finds the code alone, with spaces around it, or in the message it came in', () => {
  const message = `请在 https://12345.example.gov.cn/rate 评价，评价码：${code}。`
  const link = `请打开 https://12345.example.gov.cn/rate#${code} ，选择满意程度。`
  for (const text of [code, ` ${code}\n`, message, link, `#${code}`]) expect(ratingCodeIn(text)).toBe(code)
})

it('finds none in what is too short, too long or something else', () => {
  for (const text of ['', '260302 0001 234', code.slice(1), `${code}A`, `评价码：${code.slice(1)}`])
    expect(ratingCodeIn(text)).toBeUndefined()
})
