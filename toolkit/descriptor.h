// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

#include <unistd.h>

namespace toolkit {

/// The one owner of an open descriptor, or of none.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    replace(std::exchange(other.number_, -1));
    return *this;
  }

  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }
  void replace(int number) {
    close();
    number_ = number;
  }
  void close() {
    if (is_open()) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

}  // namespace toolkit
