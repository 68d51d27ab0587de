// SPDX-License-Identifier: MIT
#pragma once

// Put before everything else where clang compiles what speaks libqpdf: as C++20 it cannot read qpdf/JSON.hh, in which a
// class has a vector of itself and a destructor that is given a body too early. Nobody here uses it, and the other
// headers only name the class.
#define JSON_HH
class JSON;
