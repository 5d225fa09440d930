#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "client/hook.h"

namespace qi::client {
namespace {

using Bytes = std::array<std::uint8_t, 16>;

struct Range {
  Bytes start;
  int bits;
};

// source  IANA IPv4 special-purpose address registry (RFC 6890 and later), and multicast and reserved space.
constexpr std::array kPrivateV4{
    Range{{0}, 8},              // this network
    Range{{10}, 8},             // private
    Range{{100, 64}, 10},       // shared by carriers
    Range{{127}, 8},            // loopback
    Range{{169, 254}, 16},      // link-local: also where clouds keep their keys
    Range{{172, 16}, 12},       // private
    Range{{192, 0, 0}, 24},     // protocol assignments
    Range{{192, 0, 2}, 24},     // documentation
    Range{{192, 88, 99}, 24},   // 6to4 relays
    Range{{192, 168}, 16},      // private
    Range{{198, 18}, 15},       // benchmarks
    Range{{198, 51, 100}, 24},  // documentation
    Range{{203, 0, 113}, 24},   // documentation
    Range{{224}, 3},            // multicast, reserved, broadcast
};
// source  IANA IPv6 special-purpose address registry. What is not global unicast (2000::/3) is private beforehand.
constexpr std::array kPrivateV6{
    Range{{0x20, 0x01, 0x00}, 23},        // protocol assignments, Teredo
    Range{{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation
    Range{{0x20, 0x02}, 16},              // 6to4: an IPv4 address written inside
    Range{{0x3f, 0xff}, 20},              // documentation
};
constexpr std::array<std::uint8_t, 12> kMappedV4{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr std::array<std::uint8_t, 12> kTranslatedV4{0, 0x64, 0xff, 0x9b};  // 64:ff9b::/96, NAT64

bool lies_in(const Bytes& address, const Range& range) {
  for (int bit = 0; bit < range.bits; ++bit) {
    const auto byte = static_cast<std::size_t>(bit / 8);
    const int mask = 0x80 >> (bit % 8);
    if ((address[byte] & mask) != (range.start[byte] & mask)) return false;
  }
  return true;
}

bool is_private_v4(const Bytes& address) {
  return std::ranges::any_of(kPrivateV4, [&](const Range& range) { return lies_in(address, range); });
}

bool is_private_v6(const Bytes& address) {
  for (const auto& prefix : {kMappedV4, kTranslatedV4}) {
    if (!std::equal(prefix.begin(), prefix.end(), address.begin())) continue;
    Bytes inside{};
    std::copy(address.begin() + 12, address.end(), inside.begin());
    return is_private_v4(inside);
  }
  if (!lies_in(address, {{0x20}, 3})) return true;
  return std::ranges::any_of(kPrivateV6, [&](const Range& range) { return lies_in(address, range); });
}

}  // namespace

bool is_private_address(std::string_view address) {
  const std::string text(address);
  Bytes bytes{};
  if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) return is_private_v4(bytes);
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return is_private_v6(bytes);
  return true;
}

}  // namespace qi::client
