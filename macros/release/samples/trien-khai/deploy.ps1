# Đưa một bản phát hành "Căn cứ" lên máy chủ Windows (IIS), hoặc quay về bản trước.
# CHƯA CHẠY THỬ TRÊN WINDOWS: hãy thử trên một thư mục trống trước khi dùng cho trang đang chạy.
#
#   powershell -ExecutionPolicy Bypass -File deploy.ps1 can-cu-....zip D:\can-cu           kiểm tra, giải nén bên cạnh, đổi sang bản mới
#   powershell -ExecutionPolicy Bypass -File deploy.ps1 -Force can-cu-....zip D:\can-cu    cho phép bản có dữ liệu cũ hơn bản đang chạy
#   powershell -ExecutionPolicy Bypass -File deploy.ps1 -RollBack D:\can-cu [TÊN-BẢN]      quay về bản trước, hoặc về một bản còn giữ
#
# IIS phục vụ D:\can-cu\current\site. Trong D:\can-cu:
#   current        liên kết (junction) tới bản đang chạy
#   releases\      ba bản gần nhất; releases\.moi là bản đang giải nén dở
#   lich-su.txt    tên các bản theo thứ tự triển khai, bản mới nhất ở cuối
#
# Cần: Windows PowerShell 5.1 (có sẵn từ Windows Server 2016), ổ đĩa NTFS của chính máy chủ. Trang đang chạy không bị
# đụng tới cho đến bước đổi cuối cùng, là hai lần đổi tên liên kết; giữa hai lần có một khoảnh khắc không có trang.
# Hỏng ở bước nào thì bản cũ vẫn chạy; bị tắt đúng giữa hai lần đổi tên thì lần gọi sau đặt bản cũ về chỗ.

param(
    [switch]$Force,
    [switch]$RollBack,
    [Parameter(Position = 0)][string]$First,
    [Parameter(Position = 1)][string]$Second,
    [Parameter(Position = 2)][string]$More
)

Set-StrictMode -Version 1
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.IO.Compression.FileSystem
$Keep = 3

function Say([string]$text) { [Console]::Error.WriteLine($text) }

function Refuse([string]$why) { throw (New-Object System.InvalidOperationException($why)) }

function Get-Manifest([string]$folder) {
    Get-Content -LiteralPath (Join-Path $folder 'manifest.json') -Raw -Encoding UTF8 | ConvertFrom-Json
}

function Get-Sha256([string]$path) { (Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash.ToLowerInvariant() }

function Get-Running {
    if (Test-Path -LiteralPath "$root\current") { (Get-Manifest "$root\current").name } else { '' }
}

function Get-History { @(Get-Content -LiteralPath "$root\lich-su.txt" | Where-Object { $_ }) }

# The link alone; deleting it as a folder with its contents would delete the release it leads to.
function Remove-Link([string]$path) {
    if (Test-Path -LiteralPath $path) { [System.IO.Directory]::Delete($path) }
}

# Puts the link that stepped aside back in its place.
function Restore-Link {
    if ((Test-Path -LiteralPath "$root\.current.cu") -and -not (Test-Path -LiteralPath "$root\current")) {
        [System.IO.Directory]::Move("$root\.current.cu", "$root\current")
    }
}

# Windows cannot put a link in another's place in one step, so the old one steps aside first.
function Switch-To([string]$name) {
    $old = "$root\.current.cu"
    Remove-Link "$root\.current.moi"
    [void](New-Item -ItemType Junction -Path "$root\.current.moi" -Target "$root\releases\$name")
    Remove-Link $old
    if (Test-Path -LiteralPath "$root\current") { [System.IO.Directory]::Move("$root\current", $old) }
    try {
        [System.IO.Directory]::Move("$root\.current.moi", "$root\current")
    } catch {
        Restore-Link
        throw
    }
    try { Remove-Link $old } catch { Say "Chưa xóa được $old; lần sau sẽ xóa." }
}

# Two runs at a time would undo each other; the system drops the lock when the process ends, however it ends.
function Open-Root([string]$given) {
    if (-not (Test-Path -LiteralPath $given -PathType Container)) {
        Refuse "không có thư mục $given. Hãy tạo thư mục trống rồi làm lại."
    }
    $script:root = (Resolve-Path -LiteralPath $given).ProviderPath.TrimEnd('\')
    if ($root.Length -lt 3) { Refuse "thư mục đích không thể là gốc của hệ thống tệp." }
    try {
        $inside = @(Get-ChildItem -LiteralPath $root -Force | Where-Object { $_.Name -ne '.khoa' })
    } catch {
        Refuse "không đọc được thư mục $given."
    }
    # "current" and "releases" are common names: only the history shows that a folder is ours to tidy.
    if ($inside.Count -gt 0 -and -not (Test-Path -LiteralPath "$root\lich-su.txt" -PathType Leaf)) {
        Refuse "$root không phải nơi triển khai của Căn cứ và không trống. Hãy chọn một thư mục trống."
    }
    try {
        $script:lock = New-Object System.IO.FileStream("$root\.khoa", [System.IO.FileMode]::OpenOrCreate,
            [System.IO.FileAccess]::ReadWrite, [System.IO.FileShare]::None, 1, [System.IO.FileOptions]::DeleteOnClose)
    } catch {
        # Somebody else has it open, or nothing may be written here.
        if (Test-Path -LiteralPath "$root\.khoa") { Refuse "một lệnh triển khai khác đang chạy trên $root." }
        Refuse "không ghi được vào $root."
    }
    Restore-Link # of a run that was killed between the two renames
}

# Whether every file of the list is there as the list says.
function Test-Sums([string]$tree) {
    foreach ($line in [System.IO.File]::ReadAllLines("$tree\SHA256SUMS")) {
        if (-not ($line -cmatch '^([0-9a-f]{64})  (.+)$')) { return $false }
        $wanted = $Matches[1]
        $path = Join-Path $tree ($Matches[2].Replace('/', '\'))
        if (-not (Test-Path -LiteralPath $path -PathType Leaf)) { return $false }
        if ((Get-Sha256 $path) -cne $wanted) { return $false }
    }
    return $true
}

function Invoke-RollBack([string]$given, [string]$to) {
    Open-Root $given
    $now = Get-Running
    if (-not $now) { Refuse "chưa có bản nào đang chạy trong $root." }
    $history = @(Get-History)
    if ($to) {
        if ($history -cnotcontains $to) { Refuse "không giữ bản $to. Các bản còn giữ:`n$($history -join "`n")" }
    } else {
        $place = [array]::IndexOf($history, $now)
        if ($place -lt 1) { Refuse "không còn bản nào trước bản $now." }
        $to = $history[$place - 1]
    }
    $isWhole = $false
    try { $isWhole = Test-Sums "$root\releases\$to" } catch { $isWhole = $false }
    if (-not $isWhole) { Refuse "bản $to trên máy chủ đã hỏng." }
    try { Switch-To $to } catch { Refuse "không ghi được vào $root." }
    Say "Đang chạy: $to"
}

# Checks that need nothing but the ZIP and its fingerprint.
function Assert-Zip([string]$zip) {
    if (-not (Test-Path -LiteralPath $zip -PathType Leaf)) { Refuse "không có tệp $zip." }
    if (-not (Test-Path -LiteralPath "$zip.sha256" -PathType Leaf)) {
        Refuse "thiếu tệp $zip.sha256; hãy chép cả hai tệp của bản phát hành."
    }
    $wanted = ([string](Get-Content -LiteralPath "$zip.sha256" -TotalCount 1)) -replace ' .*$', ''
    if ((Get-Sha256 $zip) -cne $wanted) {
        Refuse "tệp $zip bị hỏng hoặc chưa chép hết (không khớp $zip.sha256). Hãy chép lại."
    }
    try {
        $archive = [System.IO.Compression.ZipFile]::OpenRead((Resolve-Path -LiteralPath $zip).ProviderPath)
        $names = @($archive.Entries | ForEach-Object { $_.FullName })
        $archive.Dispose()
    } catch {
        Refuse "tệp $zip không phải tệp ZIP đọc được."
    }
    foreach ($name in 'manifest.json', 'SHA256SUMS', 'site/index.html') {
        if ($names -cnotcontains $name) { Refuse "tệp $zip không phải bản phát hành của Căn cứ." }
    }
    foreach ($name in $names) {
        if ($name -match '^/|(^|/)\.\.(/|$)|[\\:]') { Refuse "tệp $zip có tên tệp không hợp lệ." }
    }
}

# Checks of what was unpacked: it is ours, and exactly what its own list says.
function Assert-Tree([string]$tree) {
    $manifest = $null
    try { $manifest = Get-Manifest $tree } catch { $manifest = $null }
    if (-not $manifest -or $manifest.product -cne 'can-cu') {
        Refuse "tệp ZIP không phải bản phát hành của Căn cứ."
    }
    if ($manifest.name -cnotmatch '^can-cu-[0-9][A-Za-z0-9._-]*$') { Refuse "bản phát hành không có tên hợp lệ." }
    if (-not (Test-Sums $tree)) { Refuse "có tệp trong bản phát hành không khớp SHA256SUMS." }
    $all = @(Get-ChildItem -LiteralPath $tree -Recurse -Force)
    if (@($all | Where-Object { $_.Attributes -band [System.IO.FileAttributes]::ReparsePoint }).Count -gt 0) {
        Refuse "bản phát hành chứa liên kết hoặc tệp lạ."
    }
    $listed = [System.IO.File]::ReadAllLines("$tree\SHA256SUMS").Length
    if (@($all | Where-Object { -not $_.PSIsContainer }).Count -ne $listed + 1) {
        Refuse "bản phát hành có tệp không nằm trong SHA256SUMS."
    }
}

# Neither the day of the data nor the moment of the source may go back unasked.
function Assert-Age($manifest) {
    $running = Get-Manifest "$root\current"
    $ours = $running.data_date
    $theirs = $manifest.data_date
    $order = [string]::CompareOrdinal($theirs, $ours)
    if ($order -lt 0) {
        Refuse "dữ liệu của bản này ($theirs) cũ hơn bản đang chạy ($ours). Vẫn muốn đổi thì thêm -Force."
    }
    if ($order -eq 0 -and [long]$manifest.source_date_epoch -lt [long]$running.source_date_epoch) {
        Refuse "bản này được làm trước bản đang chạy (hoặc đồng hồ đã bị chỉnh lùi). Vẫn muốn đổi thì thêm -Force."
    }
}

# A server tells versions of a file apart by time: all files of a release bear its own moment, which no other bears.
function Set-Moment([string]$tree, [long]$epoch) {
    $moment = (New-Object DateTime(1970, 1, 1, 0, 0, 0, [DateTimeKind]::Utc)).AddSeconds($epoch)
    $taken = @(Get-ChildItem -LiteralPath "$root\releases" -Directory -Force | ForEach-Object {
            $path = Join-Path $_.FullName 'manifest.json'
            if ($_.FullName -ne $tree -and (Test-Path -LiteralPath $path)) { (Get-Item -LiteralPath $path).LastWriteTimeUtc }
        })
    while ($taken -contains $moment) { $moment = $moment.AddSeconds(1) }
    foreach ($item in @(Get-ChildItem -LiteralPath $tree -Recurse -Force)) { $item.LastWriteTimeUtc = $moment }
}

# Names of releases in the order of their deployment; the one that runs and the new one are the last two.
function Write-History([string]$name, [string]$now) {
    $kept = @(Get-History | Where-Object {
            $_ -cne $name -and $_ -cne $now -and (Test-Path -LiteralPath "$root\releases\$_")
        })
    if ($now) { $kept += $now }
    $kept += $name
    $lines = [string[]]@($kept | Select-Object -Last $Keep)
    [System.IO.File]::WriteAllLines("$root\.lich-su.moi", $lines)
    Move-Item -LiteralPath "$root\.lich-su.moi" -Destination "$root\lich-su.txt" -Force
}

function Remove-Others {
    $kept = @(Get-History)
    foreach ($folder in @(Get-ChildItem -LiteralPath "$root\releases" -Directory -Force)) {
        if ($kept -cnotcontains $folder.Name) { Remove-Item -LiteralPath $folder.FullName -Recurse -Force }
    }
}

# Whatever ends a deployment early, nothing half done stays.
function Clear-Away {
    Restore-Link
    foreach ($path in $new, "$root\.lich-su.moi") {
        if (Test-Path -LiteralPath $path) { Remove-Item -LiteralPath $path -Recurse -Force }
    }
    Remove-Link "$root\.current.moi"
    if (-not (Test-Path -LiteralPath "$root\current")) {
        Remove-Item -LiteralPath "$root\lich-su.txt" -Force
        [System.IO.Directory]::Delete("$root\releases")
    }
}

function Invoke-Deployment([string]$zip, [string]$given) {
    Assert-Zip $zip
    Open-Root $given
    $now = Get-Running
    $script:new = "$root\releases\.moi"
    try {
        [System.IO.File]::AppendAllText("$root\lich-su.txt", '')
        if (Test-Path -LiteralPath $new) { Remove-Item -LiteralPath $new -Recurse -Force }
        [void](New-Item -ItemType Directory -Path $new -Force)
    } catch {
        Refuse "không ghi được vào $root."
    }
    try {
        [System.IO.Compression.ZipFile]::ExtractToDirectory((Resolve-Path -LiteralPath $zip).ProviderPath, $new)
    } catch {
        Refuse "không giải nén được (hết chỗ trên đĩa, hoặc không được phép ghi)."
    }
    Assert-Tree $new
    $manifest = Get-Manifest $new
    $name = $manifest.name
    if ($name -ceq $now) {
        if ((Get-Sha256 "$new\SHA256SUMS") -cne (Get-Sha256 "$root\current\SHA256SUMS")) {
            Refuse "bản đang chạy cùng tên nhưng khác nội dung (bản thử). Hãy quay về bản trước (-RollBack) rồi làm lại."
        }
        Remove-Item -LiteralPath $new -Recurse -Force
        $script:new = ''
        Say "Bản $name đang chạy rồi; không có gì phải đổi."
        return
    }
    if ($now -and -not $Force) { Assert-Age $manifest }
    # What IIS reads lies within the site; its security policy belongs to these pages.
    if (Test-Path -LiteralPath "$new\may-chu\iis\web.config") {
        Copy-Item -LiteralPath "$new\may-chu\iis\web.config" -Destination "$new\site\web.config"
    }
    try { Set-Moment $new $manifest.source_date_epoch } catch { Refuse "không đặt được thời điểm cho các tệp." }
    try {
        if (Test-Path -LiteralPath "$root\releases\$name") {
            Remove-Item -LiteralPath "$root\releases\$name" -Recurse -Force
        }
        [System.IO.Directory]::Move($new, "$root\releases\$name")
    } catch {
        Refuse "không ghi được vào $root."
    }
    $script:new = "$root\releases\$name"
    try { Write-History $name $now } catch { Refuse "không ghi được $root\lich-su.txt." }
    try { Switch-To $name } catch { Refuse "không đổi được liên kết $root\current." }
    $script:new = ''
    Remove-Others
    Say "Đang chạy: $name"
}

$root = ''
$new = ''
$lock = $null
if (-not $First -or ($RollBack -and ($Force -or $More)) -or (-not $RollBack -and (-not $Second -or $More))) {
    Say "Cách gọi:
  deploy.ps1 [-Force] TỆP.zip THƯ-MỤC
  deploy.ps1 -RollBack THƯ-MỤC [TÊN-BẢN]"
    exit 2
}
$code = 0
try {
    if ($RollBack) { Invoke-RollBack $First $Second } else { Invoke-Deployment $First $Second }
} catch {
    Say "Không triển khai: $($_.Exception.Message)"
    Say "Trang đang chạy giữ nguyên."
    $code = 1
} finally {
    # Also when somebody stops the script with Ctrl+C.
    if ($new) { try { Clear-Away } catch { Say "Chưa dọn hết $root; lần sau sẽ dọn." } }
    if ($lock) { $lock.Dispose() }
}
exit $code
