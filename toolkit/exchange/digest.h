// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace toolkit {

/// Digests as raw bytes: 20 of SHA-1, which FHIR asks for, and 32 of SHA-256, which is to be relied on.
std::string sha1(std::string_view bytes);
std::string sha256(std::string_view bytes);

/// RFC 4648, 4, on one line.
std::string base64(std::string_view bytes);
/// In lower case.
std::string hexadecimal(std::string_view bytes);

/// The UUID that this name always has below this one (RFC 9562, version 5). `space` is a UUID as text.
std::string named_uuid(std::string_view space, std::string_view name);

}  // namespace toolkit
