// SPDX-License-Identifier: MIT
#include "toolkit/exchange/digest.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <sstream>

#include <Poco/Base64Encoder.h>
#include <Poco/SHA1Engine.h>
#include <Poco/SHA2Engine.h>

namespace toolkit {
namespace {

std::string finish(Poco::DigestEngine& engine, std::string_view bytes) {
  // The engine takes lengths of 32 bits.
  constexpr std::size_t kPart = std::size_t{1} << 20;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(kPart, bytes.size()))) {
    engine.update(bytes.data(), static_cast<unsigned>(std::min(kPart, bytes.size())));
  }
  const auto& digest = engine.digest();
  return {digest.begin(), digest.end()};
}

std::string uuid_bytes(std::string_view text) {
  std::string digits(text);
  std::erase(digits, '-');
  assert(digits.size() == 32);
  std::string bytes;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    unsigned char byte = 0;
    std::from_chars(digits.data() + i, digits.data() + i + 2, byte, 16);
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

char with_bits(char byte, unsigned mask, unsigned bits) {
  return static_cast<char>((static_cast<unsigned char>(byte) & mask) | bits);
}

}  // namespace

std::string sha1(std::string_view bytes) {
  Poco::SHA1Engine engine;
  return finish(engine, bytes);
}

std::string sha256(std::string_view bytes) {
  Poco::SHA2Engine engine(Poco::SHA2Engine::SHA_256);
  return finish(engine, bytes);
}

std::string base64(std::string_view bytes) {
  std::ostringstream text;
  Poco::Base64Encoder encoder(text);
  encoder.rdbuf()->setLineLength(0);
  encoder.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  encoder.close();
  return text.str();
}

std::string hexadecimal(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 0xFU];
  }
  return text;
}

std::string named_uuid(std::string_view space, std::string_view name) {
  auto bytes = sha1(uuid_bytes(space).append(name)).substr(0, 16);
  bytes[6] = with_bits(bytes[6], 0x0F, 0x50);  // version 5
  bytes[8] = with_bits(bytes[8], 0x3F, 0x80);  // the variant of RFC 9562
  auto text = hexadecimal(bytes);
  for (const std::size_t at : {20U, 16U, 12U, 8U}) text.insert(at, "-");
  return text;
}

}  // namespace toolkit
