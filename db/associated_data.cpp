// SPDX-License-Identifier: MIT
#include "db/associated_data.h"

namespace db {

AssociatedData& AssociatedData::add(std::string_view field) {
  append_big_endian(field.size(), 4);
  bytes_ += field;
  return *this;
}

AssociatedData& AssociatedData::add_number(std::uint64_t number) {
  append_big_endian(sizeof number, 4);
  append_big_endian(number, sizeof number);
  return *this;
}

std::span<const unsigned char> AssociatedData::bytes() const {
  return {reinterpret_cast<const unsigned char*>(bytes_.data()), bytes_.size()};
}

void AssociatedData::append_big_endian(std::uint64_t number, unsigned int size) {
  char bytes[sizeof number];
  for (unsigned int i = 0; i < size; ++i) bytes[i] = static_cast<char>((number >> (8U * (size - 1 - i))) & 0xFFU);
  bytes_.append(bytes, size);
}

}  // namespace db
