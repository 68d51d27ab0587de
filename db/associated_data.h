// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace db {

/// What a sealed thing is bound to, as bytes that can be read in one way only: every field goes in behind its length
/// (four bytes, big endian), a number as eight bytes, big endian. It begins with the name of the product.
class AssociatedData {
 public:
  AssociatedData() { add("both-of-us"); }

  AssociatedData& add(std::string_view field);
  AssociatedData& add_number(std::uint64_t number);

  std::span<const unsigned char> bytes() const;

 private:
  void append_big_endian(std::uint64_t number, unsigned int size);

  std::string bytes_;
};

}  // namespace db
