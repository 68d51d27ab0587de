// SPDX-License-Identifier: MIT
#include "sample_letter.h"

#include "toolkit/merge_values.h"

namespace bench {
namespace {

constexpr const char* kLetter = R"(---
code: L02
title: A Sample Letter
purpose: A letter as long as most are.
audience: partner
head: letterhead
language: en-US
version: 1.0.0
reading: 8
covers: A15
fields: date client.name partner.name practitioner.name
---
```date
{{date}}
```

```address
{{partner.name}}
12 Orchard Lane
Houston, TX 77002
```

Dear {{partner.name}},

I am {{practitioner.name}}. {{client.name}} has asked me to write to you and has read this letter. You are free to say yes, no, or not now.

I have heard only one view, and there are two. This is not about one person being *the problem*. This is not about finding out who is at fault. I am not a judge, and I will not keep score. We can look for a time that works, such as evenings or a Saturday morning. If cost is a worry, please tell me; there may be other choices. Every family has its own ways. You can tell me what matters in yours, and we will work with it.

Here is what a first visit looks like: about 75 minutes. I meet with you both, and I also meet with each person alone for a while. I do that with everyone. I do not take sides. Because I already know {{client.name}}, you may prefer someone new to both of you. I would be glad to suggest names.

What you tell me is private, with a few limits set by law, such as when someone is in danger or a child is being harmed. I cannot talk about what {{client.name}} and I discuss. If you come, we will agree first whether you are coming as a client yourself or to help with {{client.name}}'s care. 

If you would like to talk, call (713) 555-0142 or write to hello@elmstreet.example. If you do not wish to, you need not do anything, and I will not write again.

```signature
{{practitioner.name}}
```
)";

/// Syllables in the order of `number`: no two numbers give the same name.
std::string invented_name(unsigned number) {
  constexpr const char* kSyllables[] = {"ma",  "ri",  "jo",  "sé",  "ña",  "ki", "tom",  "áš",
                                        "dvo", "řák", "ngu", "yễn", "phư", "ớc", "björ", "åke"};
  std::string name = "Ka";
  for (unsigned rest = number; rest > 0; rest /= 16) name += kSyllables[rest % 16];
  return name + " Lefèvre-" + name;
}

}  // namespace

std::string letter_file() {
  return kLetter;
}

handouts::Template letter() {
  return handouts::read_template(kLetter, "letter.md");
}

handouts::mustache::Fields values(unsigned number) {
  using handouts::mustache::Fields;
  return {
      {"date", "November 23, 2026"},
      {"client", Fields{{"name", invented_name(number * 2)}}},
      {"partner", Fields{{"name", invented_name(number * 2 + 1)}}},
      {"practitioner", Fields{{"name", "Ruth Adler"}}},
      {"practice", Fields{{"name", "Elm Street Couples Practice"}, {"address", "418 Elm Street\nHouston, TX 77002"}}}};
}

std::string record(unsigned number) {
  return toolkit::to_json_text(values(number)) + "\n";
}

}  // namespace bench
