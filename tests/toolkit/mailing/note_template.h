// SPDX-License-Identifier: MIT
#pragma once

namespace toolkit::test {

/// The shortest template a mail merge can be made of: one field, one page.
constexpr const char* kNoteTemplate = R"(---
code: L01
title: A note
purpose: A note of one line.
audience: partner
head: plain
language: en-US
version: 1.0.0
reading: 8
covers: A13
fields: partner.name
---
Dear {{partner.name}},

would you come along?
)";

}  // namespace toolkit::test
