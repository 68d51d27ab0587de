// SPDX-License-Identifier: MIT
#include "db/recovery_code.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <optional>

#include "db/sodium_start.h"

namespace db {
namespace {

// Douglas Crockford, "Base 32": no I, L, O and U.
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kCheckBytes = 3;
constexpr std::size_t kBytes = kKeySize + kCheckBytes;
constexpr std::size_t kBitsInCharacter = 5;
constexpr std::size_t kDataInGroup = 7;
constexpr std::size_t kGroupSize = kDataInGroup + 1;
static_assert(kBytes * 8 == RecoveryCode::kGroups * kDataInGroup * kBitsInCharacter);

using Group = std::array<unsigned int, kDataInGroup>;

std::optional<unsigned int> value_of(char character) {
  if (character >= 'a' && character <= 'z') character = static_cast<char>(character - 'a' + 'A');
  if (character == 'O') character = '0';
  if (character == 'I' || character == 'L') character = '1';
  const auto at = kAlphabet.find(character);
  if (at == std::string_view::npos) return std::nullopt;
  return static_cast<unsigned int>(at);
}

/// In the field of 32 elements, modulo x^5 + x^2 + 1.
unsigned int times_x(unsigned int value) {
  value <<= 1U;
  return (value & 32U) != 0 ? value ^ 37U : value;
}

/// The characters weighed with powers of x, all different: one wrong character or two exchanged ones change the sum.
/// The group's number goes in as well, so that two groups in each other's place do not fit.
unsigned int check_value(std::size_t index, const Group& group) {
  unsigned int sum = 0;
  for (const auto value : group) sum = times_x(sum ^ value);
  return sum ^ static_cast<unsigned int>(index);
}

unsigned int bits_at(std::span<const unsigned char> bytes, std::size_t position) {
  unsigned int value = 0;
  for (std::size_t i = position; i < position + kBitsInCharacter; ++i)
    value = (value << 1U) | ((bytes[i / 8] >> (7 - i % 8)) & 1U);
  return value;
}

void set_bits(std::span<unsigned char> bytes, std::size_t position, unsigned int value) {
  for (std::size_t i = 0; i < kBitsInCharacter; ++i) {
    const auto bit = (value >> (kBitsInCharacter - 1 - i)) & 1U;
    const auto at = position + i;
    bytes[at / 8] = static_cast<unsigned char>(bytes[at / 8] | (bit << (7 - at % 8)));
  }
}

std::size_t position_of(std::size_t index, std::size_t character) {
  return (index * kDataInGroup + character) * kBitsInCharacter;
}

std::array<unsigned char, kCheckBytes> check_bytes(std::span<const unsigned char> key) {
  std::array<unsigned char, crypto_generichash_blake2b_BYTES_MIN> hash{};
  crypto_generichash_blake2b(hash.data(), hash.size(), key.data(), key.size(), nullptr, 0);
  return {hash[0], hash[1], hash[2]};
}

bool is_separator(char character) {
  return character == ' ' || character == '-' || character == '\n' || character == '\r' || character == '\t';
}

/// The values of the characters, up to the first that is none of the alphabet's; at most one more than a code has.
SecretBytes values_in(std::string_view text, std::size_t& count) {
  SecretBytes values(RecoveryCode::kGroups * kGroupSize + 1);
  count = 0;
  for (const auto character : text) {
    if (is_separator(character)) continue;
    const auto value = value_of(character);
    if (!value || count == values.size()) break;
    values.bytes()[count++] = static_cast<unsigned char>(*value);
  }
  return values;
}

std::string plain(std::string_view text) {
  std::string plain;
  for (const auto character : text) {
    if (is_separator(character)) continue;
    const auto value = value_of(character);
    plain += value ? kAlphabet[*value] : '?';
  }
  return plain;
}

}  // namespace

RecoveryCode RecoveryCode::random() {
  start_sodium();
  SecretBytes bits(kBytes);
  randombytes_buf(bits.bytes().data(), kKeySize);
  std::ranges::copy(check_bytes(bits.bytes().first(kKeySize)), bits.bytes().begin() + kKeySize);
  return RecoveryCode(std::move(bits));
}

std::variant<RecoveryCode, MisfitGroup> RecoveryCode::parse(std::string_view text) {
  start_sodium();
  std::size_t count = 0;
  const auto values = values_in(text, count);
  SecretBytes bits(kBytes);
  for (std::size_t index = 0; index < kGroups; ++index) {
    if (count < (index + 1) * kGroupSize) return MisfitGroup{index};
    const auto typed = values.bytes().subspan(index * kGroupSize, kGroupSize);
    Group group{};
    std::copy_n(typed.begin(), kDataInGroup, group.begin());
    if (typed[kDataInGroup] != check_value(index, group)) return MisfitGroup{index};
    for (std::size_t i = 0; i < kDataInGroup; ++i) set_bits(bits.bytes(), position_of(index, i), group[i]);
  }
  const auto check = check_bytes(bits.bytes().first(kKeySize));
  const bool fits = std::equal(check.begin(), check.end(), bits.bytes().begin() + kKeySize);
  // Too much at the end, or errors that no group's own check sees: the last group holds what checks the whole.
  if (count > kGroups * kGroupSize || !fits) return MisfitGroup{kGroups - 1};
  return RecoveryCode(std::move(bits));
}

bool RecoveryCode::is_same_group(std::string_view left, std::string_view right) {
  return plain(left) == plain(right);
}

std::string RecoveryCode::group(std::size_t index) const {
  assert(index < kGroups);
  Group values{};
  for (std::size_t i = 0; i < kDataInGroup; ++i) values[i] = bits_at(bits_.bytes(), position_of(index, i));
  std::string text;
  for (const auto value : values) text += kAlphabet[value];
  text += kAlphabet[check_value(index, values)];
  return text.insert(kGroupSize / 2, "-");
}

}  // namespace db
