// SPDX-License-Identifier: MIT
#include "toolkit/desks/key_rotation.h"

#include <gtest/gtest.h>

#include "couples.h"
#include "toolkit/desks/client_desk.h"

namespace toolkit {
namespace {

using test::Workplace;

/// Enough clients that one step does not do them all.
void add_clients(Workplace& place) {
  for (int i = 0; i < 40; ++i) test::add_client(place, "Client " + std::to_string(i));
}

TEST(KeyRotation, DoesNothingWithoutAStart) {
  Workplace place;
  KeyRotation rotation(place.vault());
  EXPECT_FALSE(rotation.step());
  EXPECT_FALSE(rotation.state().is_running);
}

TEST(KeyRotation, ComesToItsEndInSteps) {
  Workplace place;
  add_clients(place);
  place.vault().start_rotation();
  KeyRotation rotation(place.vault());
  const auto before = rotation.state();
  EXPECT_TRUE(before.is_running);
  std::size_t last = 0;
  while (rotation.step()) {
    const auto state = rotation.state();
    EXPECT_GE(state.done, last);
    EXPECT_LE(state.done, state.total);
    last = state.done;
  }
  EXPECT_FALSE(rotation.state().is_running);
  EXPECT_EQ(ClientDesk(place.vault()).list().clients.size(), 40U);
}

TEST(KeyRotation, RestsWhileTheRecordsAreLockedAndGoesOnAfterwards) {
  Workplace place;
  add_clients(place);
  place.vault().start_rotation();
  {
    KeyRotation rotation(place.vault());
    rotation.step();
    place.vault().lock();
    EXPECT_FALSE(rotation.step());
    EXPECT_FALSE(rotation.state().is_running);
  }
  place.open_unlocked();
  KeyRotation rotation(place.vault());
  EXPECT_TRUE(rotation.state().is_running);
  while (rotation.step()) continue;
  EXPECT_FALSE(rotation.state().is_running);
}

TEST(KeyRotation, TakesItsStepsOnAThreadOfItsOwn) {
  Workplace place;
  add_clients(place);
  KeyRotation rotation(place.vault());
  rotation.start();
  place.vault().start_rotation();
  rotation.wake();
  while (rotation.state().is_running) std::this_thread::yield();
  rotation.stop();
  EXPECT_FALSE(place.vault().is_rotating());
}

}  // namespace
}  // namespace toolkit
