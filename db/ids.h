// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace db {

/// The identity of one row of one kind: a random UUID (RFC 9562, version 4) in lower case. Ids appear in addresses of
/// pages and in clear columns, so they say nothing about anybody. Only new_id and parse_id make them.
template <class Tag>
struct Id {
  std::string text;

  friend bool operator==(const Id&, const Id&) = default;
  friend auto operator<=>(const Id&, const Id&) = default;
};

using ClientId = Id<struct ClientTag>;
using PractitionerId = Id<struct PractitionerTag>;
using NoteId = Id<struct NoteTag>;
using ProcessNoteId = Id<struct ProcessNoteTag>;
using ResponseId = Id<struct ResponseTag>;
using ScreeningId = Id<struct ScreeningTag>;
using AuthorizationId = Id<struct AuthorizationTag>;
using IssuedDocumentId = Id<struct IssuedDocumentTag>;
using OwnFormId = Id<struct OwnFormTag>;
using OwnTextId = Id<struct OwnTextTag>;

/// Sixteen random bytes as a version 4 UUID.
std::string random_uuid();
/// Whether this is a UUID as random_uuid writes them.
bool is_uuid(std::string_view text);

template <class SomeId>
SomeId new_id() {
  return SomeId{random_uuid()};
}

/// Empty when the text is not an id; an id from an address may still belong to nothing.
template <class SomeId>
std::optional<SomeId> parse_id(std::string_view text) {
  if (!is_uuid(text)) return std::nullopt;
  return SomeId{std::string(text)};
}

}  // namespace db
