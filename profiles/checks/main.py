import os
print("System Information")
os.system("uname -a")
print("Disk Usage")
os.system("df -h")
# run: python3 main.py
