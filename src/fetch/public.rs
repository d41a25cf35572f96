//! Which addresses are public, by IANA's registries of special-purpose addresses for IPv4 and IPv6.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether an address belongs to a server of the public internet: not to this machine, a local network, a multicast group, or none.
pub(super) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let special = matches!(
        address.octets(),
        // "This network", multicast and reserved; shared by the customers of a provider; protocols; benchmarks.
        [0 | 224..=255, ..] | [100, 64..=127, ..] | [192, 0, 0, _] | [198, 18 | 19, ..]
    );
    !(special
        || address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_documentation())
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    // Both lead to an address of IPv4.
    if let Some(address) = address.to_ipv4_mapped() {
        return is_public_v4(address);
    }
    let [first, second, third, fourth, ..] = address.segments();
    if [first, second, third, fourth] == [0x64, 0xff9b, 0, 0] {
        let [.., a, b, c, d] = address.octets();
        return is_public_v4(Ipv4Addr::new(a, b, c, d));
    }
    match first {
        // Protocols and tunnels; documentation.
        0x2001 => second >= 0x200 && second != 0xdb8,
        // 6to4.
        0x2002 => false,
        // Documentation.
        0x3fff => second >= 0x1000,
        // All other global addresses of single machines begin so.
        _ => (0x2000..0x4000).contains(&first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_public_internet_are_public() {
        let public = [
            "93.184.216.34",
            "100.63.0.1",
            "198.20.0.1",
            "2606:4700::1",
            "64:ff9b::5db8:d822",
            "2001:718::1",
        ];
        let others = [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "fc00::1",
            "fe80::1",
            "ff02::1",
        ];
        let judged = |addresses: &[&str]| -> Vec<bool> {
            addresses.iter().map(|address| is_public(address.parse().unwrap())).collect()
        };
        assert_eq!(judged(&public), vec![true; public.len()]);
        assert_eq!(judged(&others), vec![false; others.len()]);
    }
}
