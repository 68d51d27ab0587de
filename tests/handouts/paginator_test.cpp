// SPDX-License-Identifier: MIT
#include "handouts/paginator.h"

#include <gtest/gtest.h>

#include "handouts/paper.h"
#include "workbench.h"

namespace handouts {
namespace {

/// A strip with a bullet whose radius is its number, so that it is found again.
Strip strip(double height, KeepWithNext keep = KeepWithNext::No) {
  Strip result;
  result.height = height;
  result.keep = keep;
  result.place = "handout.md:1";
  result.elements.push_back({Role::ListLabel, 1, Bullet{0, 0, 1}});
  return result;
}

/// How many strips each page has: "3 1".
std::string counts(Flow flow) {
  std::string result;
  for (const auto& page : paginate(std::move(flow), Paper::Letter)) {
    result += (result.empty() ? "" : " ") + std::to_string(page.elements.size());
  }
  return result;
}

constexpr double kPageHeight = 792 - paper::kTop - paper::kBottom;

TEST(Paginator, FillsAPageToItsEnd) {
  EXPECT_EQ(counts({strip(kPageHeight / 2), strip(kPageHeight / 2), strip(1)}), "2 1");
  EXPECT_EQ(counts({strip(kPageHeight / 2), strip(kPageHeight / 2 + 1)}), "1 1");
}

TEST(Paginator, KeepsTogetherWhatMustBe) {
  const auto half = kPageHeight / 2;
  EXPECT_EQ(counts({strip(half), strip(half, KeepWithNext::Yes), strip(10)}), "1 2");
  EXPECT_EQ(counts({strip(half), strip(10, KeepWithNext::Yes), strip(10, KeepWithNext::Yes), strip(half)}), "1 3");
  EXPECT_EQ(counts({strip(10, KeepWithNext::Yes)}), "1");
}

TEST(Paginator, DividesAGroupHigherThanAPage) {
  EXPECT_EQ(counts({strip(400, KeepWithNext::Yes), strip(400, KeepWithNext::Yes), strip(10)}), "1 2");
}

TEST(Paginator, PutsTheLargerSpaceBetweenAndNoneAtTheTop) {
  Flow flow = {strip(10), strip(10), strip(10)};
  flow[0].space_after = 5;
  flow[1].space_before = 20;
  flow[2].space_before = 30;
  flow[2].begins_page = true;
  const auto pages = paginate(flow, Paper::Letter);
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_DOUBLE_EQ(std::get<Bullet>(pages[0].elements[1].shape).y, paper::kTop + 30);
  EXPECT_DOUBLE_EQ(std::get<Bullet>(pages[1].elements[0].shape).y, paper::kTop);
}

TEST(Paginator, JoinsRulesThatMeet) {
  const Rule beside{5, 0, 5, 10, 0.5};
  Flow flow = {strip(10), strip(10)};
  for (auto& each : flow) each.elements = {{Role::Artifact, 0, beside}, {Role::Artifact, 0, Rule{0, 0, 9, 0, 0.5}}};
  flow[1].elements.push_back({Role::Artifact, 0, Rule{0, 0, 9, 0, 0.5}});
  const auto pages = paginate(flow, Paper::Letter);
  ASSERT_EQ(pages[0].elements.size(), 3U);
  EXPECT_DOUBLE_EQ(std::get<Rule>(pages[0].elements[0].shape).y2, paper::kTop + 20);
}

TEST(Paginator, RefusesWhatFitsOnNoPage) {
  EXPECT_EQ(error_of([] { counts({strip(kPageHeight + 1)}); }), "Layout handout.md:1");
}

}  // namespace
}  // namespace handouts
