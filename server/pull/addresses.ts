import { BlockList, isIP } from "node:net";

/**
 * Which addresses lie outside the house: only those may be called without standing in the operator's list.
 * Sources: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and its successors).
 */
const INSIDE_V4 = [
  "0.0.0.0/8", // this network
  "10.0.0.0/8", // private
  "100.64.0.0/10", // carrier-grade NAT
  "127.0.0.0/8", // loopback
  "169.254.0.0/16", // link-local, and the metadata of clouds
  "172.16.0.0/12", // private
  "192.0.0.0/24", // protocol assignments
  "192.0.2.0/24", // documentation
  "192.88.99.0/24", // 6to4 relays, taken out of use
  "192.168.0.0/16", // private
  "198.18.0.0/15", // benchmarks
  "198.51.100.0/24", // documentation
  "203.0.113.0/24", // documentation
  "224.0.0.0/4", // multicast
  "240.0.0.0/4", // reserved, and broadcast
];
/** Of IPv6 only global unicast is outside at all; these lie within it and are not. */
const OUTSIDE_V6 = "2000::/3";
const INSIDE_V6 = [
  "2001::/23", // Teredo, ORCHID, benchmarks
  "2001:db8::/32", // documentation
  "2002::/16", // 6to4: any IPv4 address in disguise
  "3fff::/20", // documentation
];

function listOf(subnets: readonly string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = "", bits] = subnet.split("/");
    list.addSubnet(net, Number(bits), family);
  }
  return list;
}

const insideV4 = listOf(INSIDE_V4, "ipv4");
const insideV6 = listOf(INSIDE_V6, "ipv6");
const outsideV6 = listOf([OUTSIDE_V6], "ipv6");

/** @param address an IP address in numbers, as a look-up answers; whatever is none is not outside */
export function isOutside(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !insideV4.check(address, "ipv4");
    case 6:
      // A zone (fe80::1%eth0) is of link-local addresses alone. IPv4 in IPv6 (::ffff:127.0.0.1, 64:ff9b::) lies outside 2000::/3.
      return !address.includes("%") && outsideV6.check(address, "ipv6") && !insideV6.check(address, "ipv6");
    default:
      return false;
  }
}
