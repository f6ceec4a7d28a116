#!/bin/sh
# Đưa một bản phát hành "Căn cứ" lên máy chủ Linux, hoặc quay về bản trước.
#
#   sh deploy.sh can-cu-....zip /srv/can-cu            kiểm tra, giải nén bên cạnh, đổi sang bản mới
#   sh deploy.sh --force can-cu-....zip /srv/can-cu    cho phép bản có dữ liệu cũ hơn bản đang chạy
#   sh deploy.sh --roll-back /srv/can-cu [TÊN-BẢN]     quay về bản trước, hoặc về một bản còn giữ
#
# Máy chủ web phục vụ /srv/can-cu/current/site. Trong /srv/can-cu:
#   current        liên kết tới bản đang chạy
#   releases/      ba bản gần nhất; releases/.moi là bản đang giải nén dở
#   lich-su.txt    tên các bản theo thứ tự triển khai, bản mới nhất ở cuối
#
# Cần: sh, unzip, flock, và coreutils, findutils của GNU (có sẵn ở Debian, Ubuntu, Red Hat). Trang đang chạy không bị đụng tới cho đến lệnh
# đổi cuối cùng, là một lần đổi tên; hỏng ở bước nào thì bản cũ vẫn chạy.

set -eu
umask 022
LC_ALL=C
export LC_ALL
KEEP=3

say() { printf '%s\n' "$1" >&2; }
refuse() {
    say "Không triển khai: $1"
    say "Trang đang chạy giữ nguyên."
    exit 1
}
usage() {
    say "Cách gọi:
  sh deploy.sh [--force] TỆP.zip THƯ-MỤC
  sh deploy.sh --roll-back THƯ-MỤC [TÊN-BẢN]"
    exit 2
}

# A value at the first level of a manifest, which holds one key a line.
value_of() { sed -n "s/^  \"$1\": \"\{0,1\}\([A-Za-z0-9._-]*\)\"\{0,1\},\{0,1\}\$/\1/p" "$2/manifest.json"; }

running() {
    if [ -L "$root/current" ]; then basename "$(readlink "$root/current")"; fi
}

# One rename: at every moment "current" is either the old or the new one.
switch_to() {
    rm -f "$root/.current.moi"
    ln -s "releases/$1" "$root/.current.moi" && mv -T "$root/.current.moi" "$root/current"
}

# Two runs at a time would undo each other; the lock ends with the process, however it ends.
open_root() {
    root=${1%/}
    [ -n "$root" ] || refuse "thư mục đích không thể là gốc của hệ thống tệp."
    [ -d "$root" ] || refuse "không có thư mục $1. Hãy tạo thư mục trống rồi làm lại."
    [ -r "$root" ] && root=$(cd "$root" 2>/dev/null && pwd) || refuse "không đọc được thư mục $1."
    # "current" and "releases" are common names: only the history shows that a folder is ours to tidy.
    if [ ! -f "$root/lich-su.txt" ] && [ -n "$(ls -A "$root")" ]; then
        refuse "$root không phải nơi triển khai của Căn cứ và không trống. Hãy chọn một thư mục trống."
    fi
    exec 9<"$root"
    flock -n 9 || refuse "một lệnh triển khai khác đang chạy trên $root."
}

roll_back() {
    open_root "$1"
    now=$(running)
    [ -n "$now" ] || refuse "chưa có bản nào đang chạy trong $root."
    if [ -n "${2:-}" ]; then
        to=$2
        grep -qxF -e "$to" "$root/lich-su.txt" || refuse "không giữ bản $to. Các bản còn giữ:
$(cat "$root/lich-su.txt")"
    else
        to=$(sed "/^$now\$/,\$d" "$root/lich-su.txt" | tail -n 1)
        [ -n "$to" ] || refuse "không còn bản nào trước bản $now."
    fi
    (cd "$root/releases/$to" 2>/dev/null && sha256sum --quiet --strict -c SHA256SUMS >/dev/null 2>&1) ||
        refuse "bản $to trên máy chủ đã hỏng."
    switch_to "$to" 2>/dev/null || refuse "không ghi được vào $root."
    say "Đang chạy: $to"
}

# Checks that need nothing but the ZIP and its fingerprint.
check_zip() {
    [ -f "$1" ] || refuse "không có tệp $1."
    [ -f "$1.sha256" ] || refuse "thiếu tệp $1.sha256; hãy chép cả hai tệp của bản phát hành."
    wanted=$(sed -n '1s/^\([0-9a-f]\{64\}\)  .*/\1/p' "$1.sha256")
    found=$(sha256sum <"$1" | cut -d ' ' -f 1)
    [ "$wanted" = "$found" ] || refuse "tệp $1 bị hỏng hoặc chưa chép hết (không khớp $1.sha256). Hãy chép lại."
    names=$(unzip -Z1 "$1" 2>/dev/null) || refuse "tệp $1 không phải tệp ZIP đọc được."
    for name in manifest.json SHA256SUMS site/index.html; do
        printf '%s\n' "$names" | grep -qxF -e "$name" || refuse "tệp $1 không phải bản phát hành của Căn cứ."
    done
    if printf '%s\n' "$names" | grep -qE '^/|(^|/)\.\.(/|$)|\\'; then
        refuse "tệp $1 có tên tệp không hợp lệ."
    fi
}

# Checks of what was unpacked: it is ours, and exactly what its own list says.
check_tree() {
    [ "$(value_of product "$1")" = can-cu ] || refuse "tệp ZIP không phải bản phát hành của Căn cứ."
    case $(value_of name "$1") in
    can-cu-[0-9]*) ;;
    *) refuse "bản phát hành không có tên hợp lệ." ;;
    esac
    (cd "$1" && sha256sum --quiet --strict -c SHA256SUMS >/dev/null 2>&1) ||
        refuse "có tệp trong bản phát hành không khớp SHA256SUMS."
    [ -z "$(find "$1" ! -type f ! -type d)" ] || refuse "bản phát hành chứa liên kết hoặc tệp lạ."
    [ "$(find "$1" -type f | wc -l)" -eq "$(($(wc -l <"$1/SHA256SUMS") + 1))" ] ||
        refuse "bản phát hành có tệp không nằm trong SHA256SUMS."
}

# Neither the day of the data nor the moment of the source may go back unasked.
check_age() {
    [ -n "$now" ] && [ -f "$root/current/manifest.json" ] || return 0
    ours=$(value_of data_date "$root/current") theirs=$(value_of data_date "$1")
    if expr "x$theirs" \< "x$ours" >/dev/null; then
        refuse "dữ liệu của bản này ($theirs) cũ hơn bản đang chạy ($ours). Vẫn muốn đổi thì thêm --force."
    fi
    if [ "$theirs" = "$ours" ] &&
        [ "$(value_of source_date_epoch "$1")" -lt "$(value_of source_date_epoch "$root/current")" ]; then
        refuse "bản này được làm trước bản đang chạy (hoặc đồng hồ đã bị chỉnh lùi). Vẫn muốn đổi thì thêm --force."
    fi
}

# A server tells versions of a file apart by time and size (ETag): "15/05" corrected to "15/06" has the same size. So
# all files of a release bear its own moment, which no other release here bears.
stamp() {
    moment=$(value_of source_date_epoch "$1")
    while [ -n "$(find "$root/releases" -mindepth 2 -maxdepth 2 -name manifest.json ! -path "$1/*" \
        -newermt "@$((moment - 1))" ! -newermt "@$moment")" ]; do
        moment=$((moment + 1))
    done
    find "$1" -exec touch -d "@$moment" {} +
}

# Names of releases in the order of their deployment; the one that runs and the new one are the last two.
write_history() {
    {
        while read -r kept; do
            if [ "$kept" != "$1" ] && [ "$kept" != "$now" ] && [ -d "$root/releases/$kept" ]; then
                printf '%s\n' "$kept"
            fi
        done <"$root/lich-su.txt"
        [ -z "$now" ] || printf '%s\n' "$now"
        printf '%s\n' "$1"
    } | tail -n "$KEEP" >"$root/.lich-su.moi" && mv -T "$root/.lich-su.moi" "$root/lich-su.txt"
}

remove_others() {
    for path in "$root"/releases/*/; do
        name=$(basename "$path")
        grep -qxF -e "$name" "$root/lich-su.txt" || rm -rf "$root/releases/$name"
    done
}

# Whatever ends a deployment early, nothing half done stays.
clear_away() {
    [ -z "$new" ] || rm -rf "$new" "$root/.lich-su.moi" "$root/.current.moi"
    if [ ! -L "$root/current" ]; then
        rm -f "$root/lich-su.txt"
        rmdir "$root/releases"
    fi
} 2>/dev/null

deploy() {
    check_zip "$1"
    open_root "$2"
    now=$(running)
    new=$root/releases/.moi
    trap 'clear_away || :' EXIT
    trap 'exit 1' HUP INT TERM
    # Not ":", a special builtin: when its redirection fails, sh ends without a word.
    { printf '' >>"$root/lich-su.txt" && rm -rf "$new" && mkdir -p "$new"; } 2>/dev/null || refuse "không ghi được vào $root."
    unzip -q "$1" -d "$new" >/dev/null 2>&1 || refuse "không giải nén được (hết chỗ trên đĩa, hoặc không được phép ghi)."
    check_tree "$new"
    name=$(value_of name "$new")
    if [ "$name" = "$now" ]; then
        cmp -s "$new/SHA256SUMS" "$root/current/SHA256SUMS" ||
            refuse "bản đang chạy cùng tên nhưng khác nội dung (bản thử). Hãy quay về bản trước (--roll-back) rồi làm lại."
        say "Bản $name đang chạy rồi; không có gì phải đổi."
        exit 0
    fi
    [ -n "$force" ] || check_age "$new"
    chmod -R u=rwX,go=rX "$new"
    stamp "$new" || refuse "không đặt được thời điểm cho các tệp."
    sync
    rm -rf "${root:?}/releases/$name"
    mv -T "$new" "$root/releases/$name" 2>/dev/null || refuse "không ghi được vào $root."
    new=$root/releases/$name
    write_history "$name" 2>/dev/null || refuse "không ghi được $root/lich-su.txt."
    switch_to "$name" 2>/dev/null || refuse "không đổi được liên kết $root/current."
    new=
    remove_others
    say "Đang chạy: $name"
}

force=
case ${1:-} in
--roll-back)
    [ $# -eq 2 ] || [ $# -eq 3 ] || usage
    roll_back "$2" "${3:-}"
    ;;
--force)
    [ $# -eq 3 ] || usage
    force=1
    deploy "$2" "$3"
    ;;
-*) usage ;;
*)
    [ $# -eq 2 ] || usage
    deploy "$1" "$2"
    ;;
esac
