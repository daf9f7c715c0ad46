/** A third party. In: nothing. Out: the type of one row of the vendor tables. */
export interface Vendor {
  /** Becomes the graph's `external:<id>`. */
  id: string;
  name: string;
  category: string;
  /** npm packages whose use means that this vendor is used. */
  packages: string[];
  /** Other vendors' ids by the member of the SDK that leads to them: one package for many products. */
  products?: Readonly<Record<string, string>>;
  /** Software that people also run themselves: what the SDK is told of where it is, by callee, argument and members. The first that is told counts. */
  address?: readonly { on: string; argument: number; members: readonly string[] }[];
  /** API hosts: a full name, or `*.example.com` for every name below `example.com`. */
  hosts: string[];
  /** Site of the vendor's (or package's) public documentation where packages and hosts are named. */
  source: string;
}
