// Workloads W0 and W1 in C++: the algorithm and the staging of Outturn's kernel.
//
// Philox4x32-10, Box-Muller by the same polynomials, blocks of 1024 paths, random numbers by
// groups of eight paths in stages that stay in the first-level cache, 20 histograms of 4096 bins.
//
//   c++ -O3 -march=native -fno-math-errno workload.cpp -o workload
//   ./workload workload-w.json W0 1000000 1

#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>
#ifdef __AVX512F__
#include <immintrin.h>
#endif

typedef double D8 __attribute__((vector_size(64)));
typedef uint64_t U8 __attribute__((vector_size(64)));
typedef int32_t I8 __attribute__((vector_size(32)));

#define ALWAYS_INLINE inline __attribute__((always_inline))
#define INLINE static ALWAYS_INLINE

constexpr int n = 4, K = 5, H = 5, cells = n * H;
constexpr int block = 1024, row_length = block + 8, bins = 4096, pilot_paths = 2048;
constexpr int levels = 7;
constexpr double wanted[levels] = {0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};
constexpr uint64_t shocks = 0x53480001, parameters = 0x53480006, pilot = 0x01000000;

INLINE D8 splat(double x) { return D8{x, x, x, x, x, x, x, x}; }
INLINE U8 splat(uint64_t x) { return U8{x, x, x, x, x, x, x, x}; }
INLINE D8 load(const double *p) { return *(const D8 *)p; }
INLINE void store(double *p, D8 x) { *(D8 *)p = x; }
INLINE U8 bits(D8 x) { return (U8)x; }
INLINE D8 value(U8 x) { return (D8)x; }

#ifdef __AVX512F__
INLINE U8 wide_product(U8 a, U8 b) { return (U8)_mm512_mul_epu32((__m512i)a, (__m512i)b); }
INLINE D8 root(D8 a) { return (D8)_mm512_sqrt_pd((__m512d)a); }
INLINE D8 at_least(D8 a, D8 b) { return (D8)_mm512_max_pd((__m512d)a, (__m512d)b); }
INLINE D8 at_most(D8 a, D8 b) { return (D8)_mm512_min_pd((__m512d)a, (__m512d)b); }
INLINE I8 truncated(D8 a) { return (I8)_mm512_cvttpd_epi32((__m512d)a); }
INLINE I8 narrowed(U8 a) { return (I8)_mm512_cvtepi64_epi32((__m512i)a); }
#else
INLINE U8 wide_product(U8 a, U8 b) { return (a & 0xFFFFFFFF) * (b & 0xFFFFFFFF); }
INLINE D8 root(D8 a) {
  for (int i = 0; i < 8; i++) a[i] = std::sqrt(a[i]);
  return a;
}
INLINE D8 at_least(D8 a, D8 b) { return a > b ? a : b; }
INLINE D8 at_most(D8 a, D8 b) { return a < b ? a : b; }
INLINE I8 truncated(D8 a) { return __builtin_convertvector(a, I8); }
INLINE I8 narrowed(U8 a) { return __builtin_convertvector(a, I8); }
#endif

// MARK: Random numbers

// The four words of a slot, each the lower half of a lane.
INLINE void philox(U8 path, uint64_t slot, uint64_t purpose, uint64_t seed, U8 (&w)[4]) {
  const U8 m0 = splat(uint64_t(0xD2511F53)), m1 = splat(uint64_t(0xCD9E8D57));
  uint64_t scalar = (slot & 0xFFFFFFFF) * 0xCD9E8D57;
  U8 product = wide_product(path, m0);
  U8 c0 = (path >> 32) ^ splat((scalar >> 32) ^ (seed & 0xFFFFFFFF));
  U8 c1 = splat(scalar);
  U8 c2 = (product >> 32) ^ splat(purpose ^ (seed >> 32));
  U8 c3 = product;
  uint32_t k0 = uint32_t(seed) + 0x9E3779B9, k1 = uint32_t(seed >> 32) + 0xBB67AE85;
#pragma GCC unroll 9
  for (int round = 1; round < 10; round++) {
    U8 p0 = wide_product(c0, m0), p1 = wide_product(c2, m1);
    c0 = (p1 >> 32) ^ c1 ^ splat(uint64_t(k0));
    c1 = p1;
    c2 = (p0 >> 32) ^ c3 ^ splat(uint64_t(k1));
    c3 = p0;
    k0 += 0x9E3779B9;
    k1 += 0xBB67AE85;
  }
  w[0] = c0, w[1] = c1, w[2] = c2, w[3] = c3;
}

static __attribute__((noinline)) void fill_words(
    double *words, uint64_t first_path, int groups, int slots, uint64_t purpose, uint64_t seed) {
  const U8 lanes = {0, 1, 2, 3, 4, 5, 6, 7};
  for (int group = 0; group < groups; group++) {
    U8 path = splat(first_path + 8 * uint64_t(group)) + lanes;
    for (int slot = 0; slot < slots; slot++, words += 32) {
      U8 w[4];
      philox(path, slot, purpose, seed, w);
      for (int i = 0; i < 4; i++) store(words + 8 * i, value(w[i]));
    }
  }
}

INLINE D8 uniform(U8 word) {
  return value((word & splat(uint64_t(0xFFFFFFFF))) | splat(uint64_t(0x4130000000000000)))
         - splat(0x1p20 - 0x1p-33);
}

INLINE D8 minus_two_logarithm(D8 u) {
  U8 exponent = (bits(u) >> 6) & splat(uint64_t(0x000FC00000000000));
  D8 k = value(exponent | splat(uint64_t(0x4050000000000000)));
  U8 mantissa = bits(u) & splat(uint64_t(0x000FFFFFFFFFFFFF));
  D8 f = value(mantissa | splat(uint64_t(0x3FF0000000000000))) - 1.5;
  D8 square = f * f, fourth = square * square;
  D8 a = splat(0x1.dcf8fc7195daep-10);
  a = a * fourth + 0x1.40c7a76ec4ea8p-7;
  a = a * fourth + 0x1.948b33199b7fdp-4;
  a = a * fourth + (k * -0x1.62e42fefa39efp+0 + 0x1.5e7f3550f869fp+7);
  D8 b = splat(-0x1.36132501c977fp-10);
  b = b * fourth + -0x1.7d3bfcbca5cb6p-8;
  b = b * fourth + -0x1.af83c7da7f38ep-5;
  b = b * fourth + -0x1.555555558b21cp+0;
  D8 c = splat(0x1.acbf39d10006ap-9);
  c = c * fourth + 0x1.df685b40ac3b3p-6;
  c = c * fourth + 0x1.c71c71a373831p-2;
  D8 d = splat(-0x1.fa3e6b89f155ap-10);
  d = d * fourth + -0x1.11e866fae8905p-6;
  d = d * fourth + -0x1.948b0ef170b84p-3;
  return (d * f + c) * square + (b * f + a);
}

INLINE void sine_and_cosine(D8 t, D8 &sine, D8 &cosine) {
  D8 z = t * t;
  D8 s = splat(-0x1.cbb9ff1ba58b7p-8);
  s = s * z + 0x1.500b0a9ddb91ap-4;
  s = s * z + -0x1.32d0eed768c93p-1;
  s = s * z + 0x1.466bbf007fbf4p+1;
  s = s * z + -0x1.4abbce4d23cadp+2;
  s = s * z + 0x1.921fb544395c3p+1;
  D8 c = splat(0x1.e259c6c7bc63cp-10);
  c = c * z + -0x1.a651cf200ced5p-6;
  c = c * z + 0x1.e1f24e5b7bc22p-3;
  c = c * z + -0x1.55d3c04b7014dp+0;
  c = c * z + 0x1.03c1f06d7e71bp+2;
  c = c * z + -0x1.3bd3cc9b93a17p+2;
  c = c * z + 0x1.fffffffffe5adp-1;
  sine = s * t;
  cosine = c;
}

static __attribute__((noinline)) void to_normals(double *words, int pairs) {
  for (double *end = words + 16 * pairs; words < end; words += 16) {
    U8 a = bits(load(words)), b = bits(load(words + 8));
    D8 radius = root(minus_two_logarithm(uniform(a)));
    U8 angle = (b & splat(uint64_t(0xFFFFFFFE))) | splat(uint64_t(0x4130000000000001));
    D8 turn = value(angle) - splat(0x1p20 + 0.5);
    D8 sine, cosine;
    sine_and_cosine(turn, sine, cosine);
    store(words, value(bits(radius * cosine) ^ (b << 63)));
    store(words + 8, radius * sine);
  }
}

// MARK: The workload

struct Workload {
  double B[K][n], L[n][n], S[n][n], V[K][K], M[K][K], Lambda[n][n], last[n], target[n];
  int nu;
};

static std::vector<double> numbers(const std::string &text, const char *key) {
  size_t at = text.find("\"" + std::string(key) + "\":");
  if (at == std::string::npos) {
    std::fprintf(stderr, "no %s in the workload\n", key);
    std::exit(65);
  }
  at += std::strlen(key) + 3;
  std::vector<double> found;
  int depth = 0;
  do {
    char c = text[at];
    if (c == '[') depth++, at++;
    else if (c == ']') depth--, at++;
    else if (c == '-' || (c >= '0' && c <= '9')) {
      char *end;
      found.push_back(std::strtod(text.c_str() + at, &end));
      at = end - text.c_str();
    } else at++;
  } while (depth > 0 || found.empty());
  return found;
}

template <int size> static void factor(const double (&a)[size][size], double (&l)[size][size]) {
  for (int i = 0; i < size; i++)
    for (int j = 0; j < size; j++) {
      double sum = a[i][j];
      for (int k = 0; k < std::min(i, j); k++) sum -= l[i][k] * l[j][k];
      l[i][j] = j > i ? 0 : i == j ? std::sqrt(sum) : sum / l[j][j];
    }
}

static Workload read(const char *path) {
  std::ifstream file(path);
  std::stringstream stream;
  stream << file.rdbuf();
  std::string text = stream.str();
  Workload w;
  auto take = [&](const char *key, double *to, size_t count) {
    auto found = numbers(text, key);
    if (found.size() != count) {
      std::fprintf(stderr, "%s: %zu numbers, not %zu\n", key, found.size(), count);
      std::exit(65);
    }
    std::copy(found.begin(), found.end(), to);
  };
  take("B", &w.B[0][0], K * n);
  take("L0", &w.L[0][0], n * n);
  take("S", &w.S[0][0], n * n);
  take("V", &w.V[0][0], K * K);
  take("last_growth", w.last, n);
  take("targets_h1", w.target, n);
  w.nu = int(numbers(text, "nu")[0]);
  if (w.nu - n + 1 < 20) {
    std::fprintf(stderr, "polynomials are for 20 degrees of freedom and more\n");
    std::exit(65);
  }
  factor(w.V, w.M);
  factor(w.S, w.Lambda);
  return w;
}

// MARK: Chis

// 1/chi as a polynomial in the normal with the same probability: c(z) with c' = phi(z)/f(c) followed
// from both tails to the median, and as many points of it joined as keep the error below 2e-10 from
// 20 degrees of freedom on.
constexpr int chi_points = 18;
static void reciprocal_chi(int nu, double *coefficients) {
  constexpr int steps = 256, tail = 10, points = chi_points;
  auto slope = [&](double z, double c) {
    double log_density = (1 - nu / 2.0) * std::log(2.0) - std::lgamma(nu / 2.0)
                         + (nu - 1) * std::log(c) - c * c / 2;
    return std::exp(-z * z / 2 - log_density) / std::sqrt(2 * M_PI);
  };
  auto follow = [&](double start) {
    double low = start < 0 ? 1e-9 : std::sqrt(nu), high = start < 0 ? std::sqrt(nu) : low + 24;
    for (int i = 0; i < 100; i++) {
      double c = (low + high) / 2, s = slope(start, c);
      bool too_low = start < 0 ? s > -start * c / nu : s * (c - (nu - 1) / c) < start;
      (too_low ? low : high) = c;
    }
    double z = start, c = high, s = slope(z, c), step = (z < 0 ? 1.0 : -1.0) / steps;
    auto bend = [&](double z, double c, double s) { return s * (-z - ((nu - 1) / c - c) * s); };
    std::vector<double> values{c};
    for (int i = 0; i < tail * steps; i++, z += step) {
      double a = bend(z, c, s), s2 = s + step / 2 * a;
      double b = bend(z + step / 2, c + step / 2 * s, s2), s3 = s + step / 2 * b;
      double d = bend(z + step / 2, c + step / 2 * s2, s3), s4 = s + step * d;
      double e = bend(z + step, c + step * s3, s4);
      c += step / 6 * (s + 2 * (s2 + s3) + s4);
      s += step / 6 * (a + 2 * (b + d) + e);
      values.push_back(c);
    }
    return values;
  };
  std::vector<double> upper = follow(tail), lower = follow(-tail);
  double node[points], difference[points];
  for (int i = 0; i < points; i++) {
    int place = int(std::lround(std::cos((2 * i + 1) * M_PI / (2 * points)) * 6.78 * steps));
    node[i] = double(place) / steps;
    difference[i] = 1 / (place < 0 ? lower[tail * steps + place] : upper[tail * steps - place]);
    coefficients[i] = 0;
  }
  for (int order = 1; order < points; order++)
    for (int i = points - 1; i >= order; i--)
      difference[i] = (difference[i] - difference[i - 1]) / (node[i] - node[i - order]);
  for (int i = points - 1; i >= 0; i--) {
    for (int power = points - 1; power > 0; power--)
      coefficients[power] = coefficients[power - 1] - node[i] * coefficients[power];
    coefficients[0] = difference[i] - node[i] * coefficients[0];
  }
}

// MARK: Paths

constexpr int shock_slots = H, parameter_slots = (n * (n - 1) / 2 + n + 3) / 4;
constexpr int abreast = 4;
struct Memory {
  alignas(64) double values[2 * cells * row_length];
  alignas(64) double normals[32 * 32 * shock_slots];
  alignas(64) double tails[32 * 32 * parameter_slots];
  struct alignas(64) Group {
    double y[8 * n], reciprocals[8 * n];
    struct alignas(64) Step {
      double direction[8 * K], innovation[8 * n], inverse[8];
    } step[H];
  } group[abreast];
  alignas(64) int32_t indices[block];
  alignas(64) double sums[cells][16];
  uint32_t histogram[cells][bins + 2];
  uint64_t masks[1 << n];
  double centre[cells], inverse_width[cells];
};

struct Simulation {
  const Workload &w;
  Memory &m;
  bool draws;
  uint64_t seed;
  int groups_per_stage;
  double chis[n][chi_points];
  // What the first step leaves to the later ones: sqrt(d), |q|, then a and N by rows of (1, y).
  double deviation, length, first[K][K];

  Simulation(const Workload &w, Memory &m, bool draws, uint64_t seed)
      : w(w), m(m), draws(draws), seed(seed) {
    int slots = shock_slots + (draws ? parameter_slots : 0);
    groups_per_stage = std::min(32, 20 * 1024 / (64 * 4 * slots));
    if (!draws) return;
    for (int i = 0; i < n; i++) reciprocal_chi(w.nu - i, chis[i]);
    // V1 = V - Vx(Vx)'/d = aa' + NN' with a = Vx/(|q| sqrt(d)) and N'x = 0, x = (1, last).
    double x[K] = {1}, q[K], product[K], square = 0, rest[n][n], lower[n][n];
    for (int i = 0; i < n; i++) x[1 + i] = w.last[i];
    for (int j = 0; j < K; j++) {
      q[j] = 0;
      for (int i = j; i < K; i++) q[j] += w.M[i][j] * x[i];
      square += q[j] * q[j];
    }
    deviation = std::sqrt(1 + square), length = std::sqrt(square);
    for (int i = 0; i < K; i++) {
      product[i] = 0;
      for (int j = 0; j <= i; j++) product[i] += w.M[i][j] * q[j];
      first[i][0] = product[i] / (length * deviation);
    }
    for (int i = 0; i < n; i++)
      for (int j = 0; j < n; j++)
        rest[i][j] = w.V[1 + i][1 + j] - product[1 + i] * product[1 + j] / square;
    factor(rest, lower);
    for (int j = 0; j < n; j++) {
      first[0][1 + j] = 0;
      for (int i = 0; i < n; i++) {
        first[1 + i][1 + j] = lower[i][j];
        first[0][1 + j] -= lower[i][j] * w.last[i];
      }
    }
  }

  // (a'x, N'x) with x = (1, y).
  ALWAYS_INLINE void rotate(const D8 (&y)[n], D8 (&q)[K]) {
    for (int j = 0; j < K; j++) {
      D8 sum = splat(first[0][j]);
      for (int i = j > 0 ? j - 1 : 0; i < n; i++) sum = y[i] * first[1 + i][j] + sum;
      q[j] = sum;
    }
  }

  // Levels of one group, and growth where a target reads it.
  INLINE void store_step(double *column, int step, const D8 (&y)[n], D8 (&level)[n]) {
    for (int i = 0; i < n; i++) {
      double *growth = column + (step * n + i) * row_length;
      level[i] = level[i] * (y[i] * 0.01 + 1.0);
      if (step == 0) store(growth, y[i]);
      store(growth + cells * row_length, level[i]);
    }
  }

  __attribute__((noinline)) void fixed(const double *shock, double *column) {
    D8 y[n], level[n], next[n];
    for (int i = 0; i < n; i++) y[i] = splat(w.last[i]), level[i] = splat(100.0);
    for (int step = 0; step < H; step++, shock += 8 * n) {
      for (int i = 0; i < n; i++) {
        D8 sum = splat(w.B[0][i]);
        for (int j = 0; j < n; j++) sum = y[j] * w.B[1 + j][i] + sum;
        for (int j = 0; j <= i; j++) sum = load(shock + 8 * j) * w.L[i][j] + sum;
        next[i] = sum;
      }
      for (int i = 0; i < n; i++) y[i] = next[i];
      store_step(column, step, y, level);
    }
  }

  ALWAYS_INLINE void diagonal(const double *words, double *reciprocals) {
    const double *normal = words + 8 * (n * (n - 1) / 2);
    D8 z[n], square[n], even[n], odd[n];
    for (int i = 0; i < n; i++) {
      z[i] = load(normal + 8 * i), square[i] = z[i] * z[i];
      even[i] = splat(chis[i][chi_points - 2]), odd[i] = splat(chis[i][chi_points - 1]);
    }
    for (int j = chi_points - 4; j >= 0; j -= 2)
      for (int i = 0; i < n; i++) {
        even[i] = even[i] * square[i] + chis[i][j];
        odd[i] = odd[i] * square[i] + chis[i][j + 1];
      }
    for (int i = 0; i < n; i++) store(reciprocals + 8 * i, odd[i] * z[i] + even[i]);
  }

  // One step of neighbouring groups whose coefficients are integrated out.
  template <int step> ALWAYS_INLINE void drawn_step(
      int groups, const double *shock, const double *below, double *column) {
    shock += 8 * n * step;
    for (int g = 0; g < groups; g++) {
      auto &group = m.group[g];
      auto &own = group.step[step];
      D8 y[n], v[n], next[n], level[n];
      if constexpr (step == 0) {
        for (int i = 0; i < n; i++) {
          y[i] = splat(w.last[i]), level[i] = splat(100.0);
          v[i] = load(shock + 8 * i) * deviation;
          store(own.innovation + 8 * i, load(shock + 8 * i) * length);
        }
      } else {
        D8 q[K], p[K], inflation = splat(1.0);
        for (int i = 0; i < n; i++) y[i] = load(group.y + 8 * i);
        rotate(y, q);
        for (int j = 0; j < K; j++) p[j] = q[j], inflation = q[j] * q[j] + inflation;
        for (int i = 0; i < n; i++) v[i] = q[0] * load(group.step[0].innovation + 8 * i);
#pragma GCC unroll 4
        for (int s = 1; s < step; s++) {
          const auto &earlier = group.step[s];
          D8 product = splat(0.0);
          for (int j = 0; j < K; j++) product = q[j] * load(earlier.direction + 8 * j) + product;
          D8 weight = product * load(earlier.inverse);
          inflation = inflation - product * weight;
          for (int i = 0; i < n; i++) v[i] = weight * load(earlier.innovation + 8 * i) + v[i];
          for (int j = 0; j < K; j++) p[j] = p[j] - weight * load(earlier.direction + 8 * j);
        }
        D8 deviation = root(inflation);
        if (step + 1 < H) store(own.inverse, 1.0 / inflation);
        for (int j = 0; j < K && step + 1 < H; j++) store(own.direction + 8 * j, p[j]);
        for (int i = 0; i < n; i++) {
          D8 innovation = load(shock + 8 * i) * deviation;
          if (step + 1 < H) store(own.innovation + 8 * i, innovation);
          v[i] = v[i] + innovation;
          level[i] = load(column + ((step - 1) * n + i + cells) * row_length);
        }
      }
      auto a = [&](int i, int c) { return load(below + 8 * (i * (i - 1) / 2 + c)); };
      for (int c = n - 1; c >= 0; c--) {
        for (int i = c + 1; i < n; i++) v[c] = v[c] - a(i, c) * v[i];
        v[c] = v[c] * load(group.reciprocals + 8 * c);
      }
      for (int i = 0; i < n; i++) {
        D8 sum = splat(w.B[0][i]);
        for (int j = 0; j < n; j++) sum = y[j] * w.B[1 + j][i] + sum;
        for (int j = 0; j <= i; j++) sum = v[j] * w.Lambda[i][j] + sum;
        next[i] = sum;
      }
      for (int i = 0; i < n && step + 1 < H; i++) store(group.y + 8 * i, next[i]);
      store_step(column, step, next, level);
      shock += 32 * shock_slots;
      below += 32 * parameter_slots;
      column += 8;
    }
  }

  __attribute__((noinline)) void drawn(
      int groups, const double *shock, double *below, double *column) {
    for (int g = 0; g < groups; g++)
      to_normals(below + 32 * parameter_slots * g, (n * (n - 1) / 2 + n + 1) / 2);
    for (int g = 0; g < groups; g++)
      diagonal(below + 32 * parameter_slots * g, m.group[g].reciprocals);
    drawn_step<0>(groups, shock, below, column);
    drawn_step<1>(groups, shock, below, column);
    drawn_step<2>(groups, shock, below, column);
    drawn_step<3>(groups, shock, below, column);
    drawn_step<4>(groups, shock, below, column);
  }
  static_assert(H == 5, "the steps are written out");

  void simulate(uint64_t first_group, int groups, uint64_t offset) {
    for (int done = 0; done < groups; done += groups_per_stage) {
      int count = std::min(groups_per_stage, groups - done);
      uint64_t path = 8 * (first_group + done);
      fill_words(m.normals, path, count, shock_slots, shocks + offset, seed);
      to_normals(m.normals, 2 * count * shock_slots);
      if (draws) fill_words(m.tails, path, count, parameter_slots, parameters + offset, seed);
      for (int group = 0; group < count; group += draws ? abreast : 1) {
        double *column = m.values + 8 * (done + group);
        const double *shock = m.normals + 32 * shock_slots * group;
        if (draws)
          drawn(std::min(abreast, count - group), shock, m.tails + 32 * parameter_slots * group, column);
        else
          fixed(shock, column);
      }
    }
  }

  __attribute__((noinline)) void reduce(int paths) {
    for (int cell = 0; cell < cells; cell++) {
      const double *row = m.values + (cells + cell) * row_length;
      D8 centre = splat(m.centre[cell]), inverse = splat(m.inverse_width[cell]);
      D8 sum = load(m.sums[cell]), squares = load(m.sums[cell] + 8);
      uint32_t *histogram = m.histogram[cell];
      constexpr int lag = 64;
      for (int path = 0; path < paths; path += 8) {
        D8 d = (load(row + path) - centre) * inverse;
        D8 place = at_most(at_least(d + splat(bins / 2 + 1.0), splat(0.0)), splat(bins + 1.0));
        *(I8 *)(m.indices + path) = truncated(place);
        if (path + 8 > paths)
          for (int lane = paths - path; lane < 8; lane++) d[lane] = 0;
        sum = sum + d;
        squares = d * d + squares;
        if (path >= lag)
          for (int lane = 0; lane < 8; lane++) histogram[m.indices[path - lag + lane]]++;
      }
      for (int path = std::max(0, (paths + 7) / 8 * 8 - lag); path < paths; path++)
        histogram[m.indices[path]]++;
      store(m.sums[cell], sum);
      store(m.sums[cell] + 8, squares);
    }
    for (int path = 0; path < paths; path += 8) {
      U8 mask = splat(uint64_t(0));
      for (int i = 0; i < n; i++) {
        U8 meets = (U8)(load(m.values + i * row_length + path) >= splat(w.target[i]));
        mask = mask | (meets & splat(uint64_t(1) << i));
      }
      *(I8 *)(m.indices + path) = narrowed(mask);
    }
    for (int path = 0; path < paths; path++) m.masks[m.indices[path]]++;
  }

  // Centre and width of the bins from 2048 paths of their own.
  void place_bins() {
    std::vector<std::vector<double>> values(cells, std::vector<double>(pilot_paths));
    for (int done = 0; done < pilot_paths; done += block) {
      simulate(done / 8, block / 8, pilot);
      for (int cell = 0; cell < cells; cell++)
        std::copy_n(m.values + (cells + cell) * row_length, block, values[cell].begin() + done);
    }
    for (int cell = 0; cell < cells; cell++) {
      auto rank = [&](int from, int k, int to) {
        auto &v = values[cell];
        std::nth_element(v.begin() + from, v.begin() + k, v.begin() + to + 1);
        return v[k];
      };
      int last = pilot_paths - 1, middle = last / 2;
      double centre = rank(0, middle, last), lower = rank(0, last / 100, middle);
      double upper = rank(middle, last - last / 100, last);
      double scale = std::max(upper - centre, centre - lower) / 2.3263478740408408;
      m.centre[cell] = centre;
      m.inverse_width[cell] = bins / (16 * scale);
    }
  }

  // Ascending levels in one pass over the bins.
  void quantiles(int cell, uint64_t paths, double (&found)[levels]) const {
    double below = 0;
    int level = 0;
    for (int bin = 0; bin < bins + 2; bin++) {
      double count = m.histogram[cell][bin];
      for (; count > 0 && level < levels && below + count >= wanted[level] * paths; level++)
        found[level] = m.centre[cell]
                       + (bin - 1 - bins / 2 + (wanted[level] * paths - below) / count)
                             / m.inverse_width[cell];
      below += count;
    }
  }
};

static double cpu_seconds() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc != 5) {
    std::fprintf(stderr, "usage: %s WORKLOAD.json W0|W1 PATHS SEED\n", argv[0]);
    return 64;
  }
  Workload w = read(argv[1]);
  bool draws = std::string(argv[2]) == "W1";
  uint64_t paths = uint64_t(std::atof(argv[3]));
  auto memory = std::make_unique<Memory>();
  double start = cpu_seconds();
  Simulation simulation(w, *memory, draws, std::strtoull(argv[4], nullptr, 10));
  simulation.place_bins();
  for (uint64_t done = 0; done < paths; done += block) {
    int count = int(std::min<uint64_t>(block, paths - done));
    simulation.simulate(done / 8, (count + 7) / 8, 0);
    simulation.reduce(count);
  }
  double quantiles[cells][levels];
  for (int cell = 0; cell < cells; cell++) simulation.quantiles(cell, paths, quantiles[cell]);
  double seconds = cpu_seconds() - start;
  uint64_t first = 0;
  for (int mask = 1; mask < 1 << n; mask += 2) first += memory->masks[mask];
  double sum = 0;
  for (int lane = 0; lane < 8; lane++) sum += memory->sums[cells - n][lane];
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  std::printf(
      "{\"program\": \"cpp\", \"workload\": \"%s\", \"paths\": %llu, \"cpu_seconds\": %.9f, "
      "\"peak_memory_bytes\": %lld, \"probability\": %.9f, \"joint\": %.9f, \"mean\": %.9f, "
      "\"median\": %.9f}\n",
      argv[2], (unsigned long long)paths, seconds, (long long)usage.ru_maxrss * 1024,
      double(first) / paths, double(memory->masks[(1 << n) - 1]) / paths,
      memory->centre[cells - n] + sum / paths / memory->inverse_width[cells - n],
      quantiles[cells - n][levels / 2]);
}
