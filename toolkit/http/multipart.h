// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "toolkit/http/request.h"

namespace toolkit::http {

/// No form of ours with a file has more; each of its texts is a token or a short word.
constexpr std::size_t kMaxParts = 16;
constexpr std::size_t kMaxPartText = 4 * 1024;
/// The headers of one part. A file's name may have 255 bytes, of which a browser makes three each.
constexpr std::size_t kMaxPartHead = 1024;

/// A form as a browser sends it when it has a field for a file.
struct FormWithFile {
  Fields fields;
  std::optional<std::string> file;  ///< its bytes; what it was called, and of which type, is read over and dropped
};

/// The boundary in a Content-Type of multipart/form-data; empty for any other. It is the only parameter, not quoted,
/// and of 1 to 70 letters, digits, "-" and "_", as browsers make it. It lies in `content_type`.
std::optional<std::string_view> multipart_boundary(std::string_view content_type);

/// A multipart/form-data body (RFC 7578, RFC 2046 5.1), as strictly as browsers write it: everything that two readers
/// could take differently is refused, and then nothing of it is there. Empty unless
/// - it begins with the first delimiter and ends with the closing one, and one line end may follow: no preamble, no
///   epilogue, no white space after a boundary, and no line that begins like a delimiter and is none;
/// - lines of heads end with CR LF and hold no other control character, and a head is within kMaxPartHead;
/// - each part has one Content-Disposition of form-data with a name of letters, digits, "-" and "_", and at most a
///   quoted filename after it; a part with a filename may have one Content-Type, which is not multipart; no other
///   parameter and no other header is there, so no transfer encoding and no filename*;
/// - exactly one part is a file, no two parts have one name, and there are at most kMaxParts;
/// - a text is within kMaxPartText and has no NUL. A file is any bytes; the cap of the body is its cap.
/// A part without bytes is an empty text, or the file of somebody who chose none.
std::optional<FormWithFile> parse_multipart(std::string_view boundary, std::string_view body);

}  // namespace toolkit::http
