/** The sum of a metric's series whose labels hold all of `labels`, from a service's `/metrics`; 0 when there is none. */
export async function scrapeMetric(port: number, name: string, labels: Record<string, string> = {}): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`)
  const lines = (await response.text()).split('\n')
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`)
  const series = lines.filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
  const matching = series.filter((line) => wanted.every((label) => line.includes(label)))
  return matching.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0)
}
