/** The realms of one benchmark: each started when first needed, kept until the end, asked once if it cannot be had. */
import { type BenchHost, type ContenderKey, contenderId, type Realm } from './contender.ts';

export class Realms {
  private readonly started = new Map<string, Promise<Realm>>();

  constructor(private readonly host: BenchHost) {}

  /** @throws the host's error, the same at every call */
  get(key: ContenderKey): Promise<Realm> {
    const id = contenderId(key);
    const known = this.started.get(id);
    if (known) return known;
    const realm = this.host.start(key);
    this.started.set(id, realm);
    return realm;
  }

  async terminate(): Promise<void> {
    for (const realm of await Promise.allSettled(this.started.values())) {
      if (realm.status === 'fulfilled') realm.value.terminate();
    }
  }
}
