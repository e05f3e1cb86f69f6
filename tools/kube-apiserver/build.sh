#!/bin/sh
# Finds or builds the kube-apiserver and etcd that the tests use, and prints the folder that holds both.
#
#   1. KUBEBUILDER_ASSETS names a folder with both (the convention of setup-envtest): that one.
#   2. The user's cache has them already, keyed by the version in go.mod.
#   3. Go is there: both are built from their modules into that cache (about five minutes the first time).
#
# --find: ways 1 and 2 only, never builds.
# Exit status: 0 found or built, 1 the build failed, 2 wrong use, 3 impossible here (no binaries and no Go).
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
version=$(sed -n 's|^require k8s.io/kubernetes v\([0-9.]*\).*|\1|p' "$here/go.mod")
major=${version%%.*}
rest=${version#*.}
minor=${rest%%.*}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/hedgehog-sync/kube-apiserver/$version

say() {
  printf 'kube-apiserver: %s\n' "$*" >&2
}

has_both() {
  [ -x "$1/kube-apiserver" ] && [ -x "$1/etcd" ]
}

build=yes
case ${1-} in
  '') ;;
  --find) build=no ;;
  *)
    say "unknown argument '$1'; the only one is --find"
    exit 2
    ;;
esac

if [ -n "${KUBEBUILDER_ASSETS-}" ]; then
  if has_both "$KUBEBUILDER_ASSETS"; then
    printf '%s\n' "$KUBEBUILDER_ASSETS"
    exit 0
  fi
  say "KUBEBUILDER_ASSETS=$KUBEBUILDER_ASSETS has no kube-apiserver and etcd; looking elsewhere"
fi

if has_both "$cache"; then
  printf '%s\n' "$cache"
  exit 0
fi

if [ "$build" = no ]; then
  say "no binaries in KUBEBUILDER_ASSETS or $cache; run $0 to build them"
  exit 3
fi

if ! command -v go >/dev/null 2>&1; then
  say "no binaries in KUBEBUILDER_ASSETS or $cache, and no Go to build them with; install Go 1.26 or newer, or run 'setup-envtest use $major.$minor' and set KUBEBUILDER_ASSETS"
  exit 3
fi
cd "$here"
if ! go version >/dev/null 2>&1 || ! go list -m >/dev/null 2>&1; then
  say "this Go cannot build the module in $here (it needs Go 1.26 or newer); update Go, or set KUBEBUILDER_ASSETS"
  exit 3
fi

mkdir -p "$(dirname -- "$cache")"
work=$(mktemp -d "$cache.building.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

say "building kube-apiserver $version and etcd into $cache (about five minutes the first time)"
package=k8s.io/component-base/version
flags="-s -w -X $package.gitVersion=v$version -X $package.gitMajor=$major -X $package.gitMinor=$minor"
if ! CGO_ENABLED=0 go build -trimpath -mod=readonly -ldflags "$flags" -o "$work/kube-apiserver" k8s.io/kubernetes/cmd/kube-apiserver >&2 ||
  ! CGO_ENABLED=0 go build -trimpath -mod=readonly -ldflags '-s -w' -o "$work/etcd" go.etcd.io/etcd/server/v3 >&2; then
  say "the build failed; its messages are above"
  exit 1
fi

# Two builds at once: the first rename wins, the second finds a folder that is complete.
chmod 755 "$work"
if [ -d "$cache" ] && ! has_both "$cache"; then
  rm -rf "$cache"
fi
if ! has_both "$cache"; then
  mv "$work" "$cache" 2>/dev/null || has_both "$cache" || {
    say "could not move the binaries to $cache; check that the folder can be written"
    exit 1
  }
  rm -rf "$cache/$(basename -- "$work")"
fi
printf '%s\n' "$cache"
