import type { MemberDocument, StoreDef, View } from './store.ts'

/** The documents of one store during one batch: loaded ones, and changes laid over them. */
export class WorkingSet<D extends MemberDocument> implements View<D> {
  readonly #documents = new Map<string, D>()
  readonly #loaded = new Set<string>()
  readonly #changed = new Set<string>()
  readonly #byMember = new Map<string, Set<string>>()
  readonly definition: StoreDef<D>

  constructor(definition: StoreDef<D>, loaded: Iterable<D> = []) {
    this.definition = definition
    for (const document of loaded) {
      this.#loaded.add(document._id)
      this.#put(document)
    }
  }

  get(id: string): D | undefined {
    return this.#documents.get(id)
  }

  of(memberId: string): readonly D[] {
    const ids = this.#byMember.get(memberId)
    return ids ? [...ids].map((id) => this.#documents.get(id) as D) : []
  }

  save(document: D): void {
    this.#changed.add(document._id)
    this.#put(document)
  }

  /** Documents to write; `isNew` tells an insert from a replacement. */
  *changes(): Iterable<{ readonly document: D; readonly isNew: boolean }> {
    for (const id of this.#changed) yield { document: this.#documents.get(id) as D, isNew: !this.#loaded.has(id) }
  }

  #put(document: D): void {
    this.#documents.set(document._id, document)
    const ids = this.#byMember.get(document.memberId)
    if (ids) ids.add(document._id)
    else this.#byMember.set(document.memberId, new Set([document._id]))
  }
}
