// SPDX-License-Identifier: MIT
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "handouts/gates.h"
#include "handouts/recommendation.h"
#include "random_couples.h"
#include "workbench.h"

namespace handouts {
namespace {

/// Every document of many couples, half of them in an order of the thread's own, so that threads meet at the same
/// fonts.
std::vector<std::string> documents_of(int couple_count, const Typefaces& typefaces, std::size_t rotation) {
  Pipeline pipeline(typefaces);
  RandomCouples couples;
  std::vector<CaseFacts> all;
  for (int i = 0; i < couple_count; ++i) {
    all.push_back(couples.next());
    if (all.back().practice.name.empty()) all.back().practice.name = couples.name();
  }
  std::vector<std::string> made(all.size() * all_documents().size());
  for (std::size_t i = 0; i < made.size(); ++i) {
    const auto at = (i + rotation) % made.size();
    const auto code = all_documents()[at % all_documents().size()];
    const auto& facts = all[at / all_documents().size()];
    made[at] = pipeline.make_pdf(library_template(to_text(code)), merge_fields(code, facts), {});
  }
  return made;
}

TEST(PipelineThreads, MakeTheBytesThatOneThreadMakes) {
  constexpr int kCouples = 12;
  const Typefaces cold;
  std::vector<std::vector<std::string>> made(4);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < made.size(); ++i)
      threads.emplace_back([&, i] { made[i] = documents_of(kCouples, cold, 7 * i); });
  }
  const auto alone = documents_of(kCouples, Typefaces(), 0);
  for (const auto& documents : made) EXPECT_EQ(documents, alone);
}

TEST(PipelineThreads, OpenTypefacesAtOnce) {
  const Typefaces cold;
  std::vector<std::string> made(4);
  {
    std::vector<std::jthread> threads;
    for (auto& pdf : made) {
      threads.emplace_back(
          [&] { pdf = Pipeline(cold).make_pdf(handout("Dear 山田 花子, Ana and 김민준,\n"), {}, {}); });
    }
  }
  for (const auto& pdf : made) EXPECT_EQ(pdf, pdf_of("Dear 山田 花子, Ana and 김민준,\n"));
}

}  // namespace
}  // namespace handouts
